/**
 * How a change is merged into an object: JSON patch, merge patch, strategic merge patch and
 * server-side apply. Pure functions on immutable trees and schemas; knows no requests and no
 * stores.
 */
@NullMarked
package io.quarterdeck.merge;

import org.jspecify.annotations.NullMarked;
