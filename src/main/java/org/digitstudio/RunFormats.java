package org.digitstudio;

import java.util.List;
import org.digitstudio.domain.port.RunFormat;
import org.digitstudio.exchange.code.Dl4jProgram;
import org.digitstudio.exchange.code.KerasProgram;
import org.digitstudio.exchange.code.PyTorchProgram;
import org.digitstudio.exchange.tensorboard.TensorBoardLog;

/** The formats in which runs leave the program. */
final class RunFormats {
  static final List<RunFormat> ALL =
      List.of(new TensorBoardLog(), new Dl4jProgram(), new KerasProgram(), new PyTorchProgram());

  private RunFormats() {}
}
