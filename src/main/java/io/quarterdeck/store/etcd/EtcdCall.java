package io.quarterdeck.store.etcd;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Gives every call its deadline, down to etcd; streams (watches) have none. */
record EtcdCall(Duration deadline) implements ClientInterceptor {
  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    boolean single = method.getType() == MethodDescriptor.MethodType.UNARY;
    return next.newCall(
        method,
        single ? options.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS) : options);
  }
}
