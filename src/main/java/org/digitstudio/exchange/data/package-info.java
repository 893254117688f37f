/** Data sets as CSV, npz and folders of pictures. */
@NullMarked
package org.digitstudio.exchange.data;

import org.jspecify.annotations.NullMarked;
