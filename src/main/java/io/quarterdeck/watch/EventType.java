package io.quarterdeck.watch;

/** The types of watch events ({@code k8s.io/apimachinery/pkg/watch}). */
public enum EventType {
  ADDED,
  MODIFIED,
  DELETED,
  BOOKMARK,
  ERROR
}
