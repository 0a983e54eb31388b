package io.quarterdeck.status;

/**
 * One cause of a failure ({@code metav1.StatusCause}).
 *
 * @param reason such as {@code FieldValueInvalid}; "" if none
 * @param message for people
 * @param field the path of the field; "" if none
 */
public record Cause(String reason, String message, String field) {}
