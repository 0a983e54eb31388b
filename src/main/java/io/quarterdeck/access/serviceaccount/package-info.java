/** Service account tokens: the keys, what is signed, and who shows one (KEP-1205, KEP-1393). */
@NullMarked
package io.quarterdeck.access.serviceaccount;

import org.jspecify.annotations.NullMarked;
