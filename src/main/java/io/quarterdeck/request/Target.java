package io.quarterdeck.request;

/**
 * Where a request points ({@code k8s.io/apiserver/pkg/endpoints/request.RequestInfo}); "" where a
 * part is missing.
 *
 * @param isResource whether the path is one of an API resource; otherwise only {@code path} counts
 * @param path the decoded path
 * @param group "" for core
 * @param resource the plural, "" on group and version paths
 * @param subresource such as {@code status}
 */
public record Target(
    boolean isResource,
    String path,
    String group,
    String version,
    String namespace,
    String resource,
    String subresource,
    String name) {}
