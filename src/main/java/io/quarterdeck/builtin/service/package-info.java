/** Hands out addresses and ports of nodes to Services, as an admission plugin that is always on. */
@NullMarked
package io.quarterdeck.builtin.service;

import org.jspecify.annotations.NullMarked;
