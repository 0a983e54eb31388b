package io.quarterdeck.bench;

import io.quarterdeck.codec.BodyType;
import io.quarterdeck.codec.Decoder;
import io.quarterdeck.codec.Encoding;
import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.Protobuf;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.Types;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a pod of 10 KB costs to read and to write in each encoding: JMH. */
@State(Scope.Thread)
public class CodecBenchmark {
  private final StructType schema = Types.get().find("", "v1", "Pod").orElseThrow();
  private final BodyType type = new BodyType("", "v1", "Pod", schema);
  private final byte[] json = Objects.richPod("rich");
  private final MapValue pod = Decoder.decode(json, Encoding.JSON, type).root();
  private final byte[] protobuf = Protobuf.encode(pod, schema);

  @Benchmark
  public Object parseJson() {
    return Json.parse(json);
  }

  @Benchmark
  public Object decodeJson() {
    return Decoder.decode(json, Encoding.JSON, type);
  }

  @Benchmark
  public Object decodeProtobuf() {
    return Decoder.decode(protobuf, Encoding.PROTOBUF, type);
  }

  @Benchmark
  public Object writeJson() {
    return Json.write(pod);
  }

  @Benchmark
  public Object writeProtobuf() {
    return Protobuf.encode(pod, schema);
  }
}
