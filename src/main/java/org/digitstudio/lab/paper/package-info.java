/** Makes pictures of handwritten numbers on paper, with the truth about every digit on them. */
@NullMarked
package org.digitstudio.lab.paper;

import org.jspecify.annotations.NullMarked;
