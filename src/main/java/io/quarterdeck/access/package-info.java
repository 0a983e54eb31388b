/** Who is asking and whether they may: authentication and authorization. */
@NullMarked
package io.quarterdeck.access;

import org.jspecify.annotations.NullMarked;
