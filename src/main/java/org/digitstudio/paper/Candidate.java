package org.digitstudio.paper;

import org.digitstudio.ink.Box;

/**
 * A possible digit.
 *
 * @param box around its ink, in the picture's pixels
 * @param probabilities of the ten digits, which sum to 1
 * @param score how sure the detector is that a digit is here, 0 to 1
 * @param look that showed it
 */
record Candidate(Box box, float[] probabilities, float score, Look look) {

  int digit() {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }

  float confidence() {
    return probabilities[digit()];
  }

  Candidate weighted(float weight) {
    return new Candidate(box, probabilities, score * weight, look);
  }

  /** The part of the two boxes' union that both cover; narrow boxes count as a little wider. */
  static float overlap(Box a, Box b) {
    float shared = shared(a, b);
    return shared / (area(a) + area(b) - shared);
  }

  /** The part of the smaller box that lies in the other. */
  static float inside(Box a, Box b) {
    return shared(a, b) / Math.min(area(a), area(b));
  }

  private static float room(Box box) {
    return 0.06f * box.height();
  }

  private static float area(Box box) {
    return (box.width() + 2 * room(box)) * box.height();
  }

  private static float shared(Box a, Box b) {
    float wide = Math.max(0, a.overlapX(b) + room(a) + room(b));
    float least = Math.min(a.width() + 2 * room(a), b.width() + 2 * room(b));
    return Math.min(wide, least) * Math.max(0, a.overlapY(b));
  }
}
