/**
 * The rules of pods and of pod templates, by topic: {@link io.quarterdeck.builtin.pod.PodSpecRules}
 * is the table of contents. Kinds with a template use {@link
 * io.quarterdeck.builtin.pod.PodTemplateRules}; volumes are shared with PersistentVolume and claims
 * with PersistentVolumeClaim.
 *
 * <p>Feature gates have the defaults of v1.36. What an old object already holds is let pass
 * ("ratcheting") where a rule came after the field: {@link io.quarterdeck.builtin.pod.PodScope}.
 */
@NullMarked
package io.quarterdeck.builtin.pod;

import org.jspecify.annotations.NullMarked;
