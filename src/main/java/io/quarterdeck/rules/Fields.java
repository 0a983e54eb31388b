package io.quarterdeck.rules;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.FieldErrors;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One object inside an object under validation: its fields, where it stands, and the checks that
 * can be made of its fields. Each check adds what is wrong to the request's {@link FieldErrors} and
 * says whether all was well, so that the next rule can depend on it.
 *
 * <p>Absent fields read as Go's zero values. A check that holds allocates nothing, and neither does
 * reading; going one object deeper costs one small node, and a path is built only to report.
 */
public final class Fields {
  private static final int NO_INDEX = -1;

  private final MapValue map;
  private final FieldErrors errors;
  private final @Nullable Fields parent;
  private final String step;
  private final int index;
  private @Nullable Path path; // known for a root; else built when first needed

  private Fields(
      MapValue map,
      FieldErrors errors,
      @Nullable Fields parent,
      String step,
      int index,
      @Nullable Path path) {
    this.map = map;
    this.errors = errors;
    this.parent = parent;
    this.step = step;
    this.index = index;
    this.path = path;
  }

  /** The whole object {@code root}; its fields' paths are their names. */
  public static Fields of(MapValue root, FieldErrors errors) {
    return at(Path.ROOT, root, errors);
  }

  /** The object {@code map}, which stands at {@code path}. */
  public static Fields at(Path path, MapValue map, FieldErrors errors) {
    return new Fields(map, errors, null, "", NO_INDEX, path);
  }

  public MapValue map() {
    return map;
  }

  public FieldErrors errors() {
    return errors;
  }

  /** Returns where this object stands. */
  public Path path() {
    Path known = path;
    if (known == null) {
      Path own = parent == null ? Path.ROOT : parent.at(step);
      known = index == NO_INDEX ? own : own.index(index);
      path = known;
    }
    return known;
  }

  /** Returns where the field {@code name} stands. */
  public Path at(String name) {
    return path().child(name);
  }

  // ---- reading

  public String string(String name) {
    return map.string(name);
  }

  public long integer(String name) {
    return map.integer(name);
  }

  public boolean isTrue(String name) {
    return map.find(name) == BoolValue.TRUE;
  }

  /** Tells whether the field is there and not null: a pointer that is not nil. */
  public boolean has(String name) {
    Value v = map.find(name);
    return v != null && v != NullValue.NULL;
  }

  public ListValue list(String name) {
    return map.list(name);
  }

  public MapValue map(String name) {
    return map.map(name);
  }

  /** Returns the field's value, or Java's null where Go has a nil pointer. */
  public @Nullable Value value(String name) {
    Value v = map.find(name);
    return v == NullValue.NULL ? null : v;
  }

  public Quantity quantity(String name) {
    return Quantity.of(map.find(name));
  }

  // ---- going deeper

  /** Returns the object in a field; an empty one if there is none. */
  public Fields in(String name) {
    return new Fields(map.map(name), errors, this, name, NO_INDEX, null);
  }

  /** Returns the object in a field that messages call by another name. */
  public Fields in(String name, String shownAs) {
    return new Fields(map.map(name), errors, this, shownAs, NO_INDEX, null);
  }

  /** Returns the object at {@code i} in the list of a field; an empty one if it is no object. */
  public Fields item(String name, int i) {
    return new Fields(map.list(name).map(i), errors, this, name, i, null);
  }

  /** Returns the objects in the list of a field, one after another. */
  public Iterable<Fields> each(String name) {
    ListValue list = map.list(name);
    return list.isEmpty() ? List.of() : () -> items(name, list.size());
  }

  private Iterator<Fields> items(String name, int size) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public Fields next() {
        if (next >= size) {
          throw new NoSuchElementException();
        }
        return item(name, next++);
      }
    };
  }

  // ---- what a field must be

  /** {@code Required value} unless the field has a value that is not empty. */
  public boolean required(String name) {
    return required(name, "");
  }

  public boolean required(String name, String detail) {
    if (!isEmpty(map.find(name))) {
      return true;
    }
    errors.required(at(name), detail);
    return false;
  }

  /** Tells whether the field is absent, null, "", [] or {}. */
  public boolean isEmpty(String name) {
    return isEmpty(map.find(name));
  }

  private static boolean isEmpty(@Nullable Value v) {
    return switch (v) {
      case null -> true;
      case NullValue n -> true;
      case StringValue s -> s.value().isEmpty();
      case ListValue l -> l.isEmpty();
      case MapValue m -> m.isEmpty();
      default -> false;
    };
  }

  /** {@code Forbidden} if the field is there. */
  public boolean absent(String name, String detail) {
    if (!has(name)) {
      return true;
    }
    errors.forbidden(at(name), detail);
    return false;
  }

  /** {@code Unsupported value} unless the string is one of {@code choices}. */
  public boolean oneOf(String name, Choices choices) {
    if (choices.has(map.string(name))) {
      return true;
    }
    errors.notSupported(at(name), Value.of(map.string(name)), choices.values());
    return false;
  }

  /** As {@link #oneOf} of each string in the list of a field; messages name its index. */
  public boolean eachOneOf(String name, Choices choices) {
    ListValue list = map.list(name);
    boolean right = true;
    for (int i = 0; i < list.size(); i++) {
      if (!choices.has(list.string(i))) {
        errors.notSupported(at(name).index(i), Value.of(list.string(i)), choices.values());
        right = false;
      }
    }
    return right;
  }

  /** As {@link #oneOf} if the field is there (even as ""). */
  public boolean oneOfIfSet(String name, Choices choices) {
    return !has(name) || oneOf(name, choices);
  }

  /** {@code Required value} if the string is empty, else as {@link #oneOf}. */
  public boolean requiredOneOf(String name, Choices choices) {
    return required(name) && oneOf(name, choices);
  }

  /** {@code Invalid value} for each thing that is wrong with the form of the string, even if "". */
  public boolean form(String name, Format format) {
    return form(at -> at.child(name), map.string(name), format);
  }

  /** As {@link #form} if the string is not empty. */
  public boolean ifSet(String name, Format format) {
    return map.string(name).isEmpty() || form(name, format);
  }

  /** {@code Required value} if the string is empty, else as {@link #form}. */
  public boolean required(String name, Format format) {
    return required(name) && form(name, format);
  }

  /** Checks the form of each string in the list of a field; messages name its index. */
  public boolean eachForm(String name, Format format) {
    ListValue list = map.list(name);
    boolean right = true;
    for (int i = 0; i < list.size(); i++) {
      int at = i;
      right &= form(path -> path.child(name).index(at), list.string(i), format);
    }
    return right;
  }

  private interface Step {
    Path from(Path path);
  }

  private boolean form(Step where, String value, Format format) {
    List<String> wrong = format.check(value);
    if (wrong.isEmpty()) {
      return true;
    }
    Path at = where.from(path());
    wrong.forEach(message -> errors.invalid(at, value, message));
    return false;
  }

  /** {@code Too many} if the list of a field has more than {@code max} items. */
  public boolean atMost(String name, int max) {
    int size = map.list(name).size();
    if (size <= max) {
      return true;
    }
    errors.tooMany(at(name), size, max);
    return false;
  }

  // ---- numbers

  /** {@code must be greater than or equal to 0}. */
  public boolean nonNegative(String name) {
    return map.integer(name) >= 0 || invalid(name, "must be greater than or equal to 0");
  }

  /** {@code must be greater than zero}; absent is zero. */
  public boolean positive(String name) {
    return map.integer(name) > 0 || invalid(name, "must be greater than zero");
  }

  /** {@code must be between low and high, inclusive}; absent is zero. */
  public boolean between(String name, long low, long high) {
    long n = map.integer(name);
    return n >= low && n <= high || invalid(name, inclusive(low, high));
  }

  /** As {@link #between} if the field is there. */
  public boolean betweenIfSet(String name, long low, long high) {
    return !has(name) || between(name, low, high);
  }

  /** The number of a port, 1 to 65535. */
  public boolean port(String name) {
    return port(name, "");
  }

  /** As {@link #port(String)}, with words before the message. */
  public boolean port(String name, String before) {
    long n = map.integer(name);
    return n >= 1 && n <= 65535 || invalid(name, before + inclusive(1, 65535));
  }

  /** The quantity is not negative. */
  public boolean nonNegativeQuantity(String name) {
    Quantity q = quantity(name);
    if (q.signum() >= 0) {
      return true;
    }
    errors.invalid(at(name), q.toString(), "must be greater than or equal to 0");
    return false;
  }

  /** Returns the message {@code must be between low and high, inclusive}. */
  public static String inclusive(long low, long high) {
    return "must be between " + low + " and " + high + ", inclusive";
  }

  // ---- against the old object

  /** {@code field is immutable} if the field differs from that of {@code old}. */
  public boolean immutable(String name, MapValue old) {
    return same(map.find(name), old.find(name)) || invalid(name, value(name), IMMUTABLE);
  }

  /** As {@link #immutable} for a string, of which absent is "". */
  public boolean immutableString(String name, MapValue old) {
    String now = map.string(name);
    return now.equals(old.string(name)) || invalid(name, now, IMMUTABLE);
  }

  public static final String IMMUTABLE = "field is immutable";

  /**
   * Tells whether two fields say the same ({@code equality.Semantic.DeepEqual}): absent, null and
   * the empty list are one.
   */
  public static boolean same(@Nullable Value a, @Nullable Value b) {
    return a == b || (isNothing(a) ? isNothing(b) : !isNothing(b) && a.equals(b));
  }

  private static boolean isNothing(@Nullable Value v) {
    return v == null || v == NullValue.NULL || v instanceof ListValue l && l.isEmpty();
  }

  // ---- reporting

  /**
   * Adds {@code Invalid value} with the field's own value (absent: 0, as Go shows a number) and
   * returns false.
   */
  public boolean invalid(String name, String detail) {
    Value v = value(name);
    return invalid(name, v == null ? 0 : v instanceof StringValue s ? s.value() : v, detail);
  }

  public boolean invalid(String name, @Nullable Object value, String detail) {
    errors.invalid(at(name), value, detail);
    return false;
  }

  public boolean forbidden(String name, String detail) {
    errors.forbidden(at(name), detail);
    return false;
  }

  public boolean duplicate(String name, @Nullable Object value) {
    errors.duplicate(at(name), value);
    return false;
  }

  public boolean notFound(String name, @Nullable Object value) {
    errors.notFound(at(name), value);
    return false;
  }

  public boolean notSupported(String name, @Nullable Object value, Choices choices) {
    errors.notSupported(at(name), value, choices.values());
    return false;
  }
}
