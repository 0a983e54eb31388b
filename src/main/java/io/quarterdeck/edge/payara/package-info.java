/** What the edge needs of Payara beyond Jakarta EE; on other containers nothing here is used. */
@NullMarked
package io.quarterdeck.edge.payara;

import org.jspecify.annotations.NullMarked;
