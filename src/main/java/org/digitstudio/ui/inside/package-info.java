/** Inside: what each layer makes of a picture. */
@NullMarked
package org.digitstudio.ui.inside;

import org.jspecify.annotations.NullMarked;
