/** The Data page: browse, filter and inspect labelled digits. */
@NullMarked
package org.digitstudio.ui.data;

import org.jspecify.annotations.NullMarked;
