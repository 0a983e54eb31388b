/** Admission: plugins that change or refuse writes before they are stored, one file each. */
@NullMarked
package io.quarterdeck.admission;

import org.jspecify.annotations.NullMarked;
