package org.digitstudio.application.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Model;

/** A hash of everything in a model that decides its predictions. */
final class ModelFingerprint {
  private ModelFingerprint() {}

  /** Returns the first 16 bytes of the SHA-256 of network, parameters and calibration, in hex. */
  static String of(Model model) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(model.spec().toString().getBytes(StandardCharsets.UTF_8));
      update(digest, model.parameters());
      Calibration calibration = model.card().calibration().orElse(Calibration.NONE);
      update(digest, new float[] {calibration.temperature(), calibration.minScore()});
      for (float[] weights : calibration.detectors()) {
        update(digest, weights);
      }
      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }
}
