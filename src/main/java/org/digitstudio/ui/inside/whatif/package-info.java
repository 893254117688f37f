/**
 * The station “What if”: the prediction while the image is rotated, blurred or attacked with noise.
 */
@NullMarked
package org.digitstudio.ui.inside.whatif;

import org.jspecify.annotations.NullMarked;
