/** Data: 70,000 digits by eye. */
@NullMarked
package org.digitstudio.ui.data;

import org.jspecify.annotations.NullMarked;
