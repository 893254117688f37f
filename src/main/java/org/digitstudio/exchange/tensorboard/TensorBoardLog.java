package org.digitstudio.exchange.tensorboard;

import java.time.Duration;
import java.time.Instant;
import org.digitstudio.domain.port.RunFormat;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.RunRecord;

/** The curves of a run as an event file, which TensorBoard shows. */
public final class TensorBoardLog implements RunFormat {
  @Override
  public String id() {
    return "tensorboard";
  }

  @Override
  public String nameKey() {
    return "exchange.run.tensorboard";
  }

  /** TensorBoard takes a file whose name holds "tfevents". */
  @Override
  public String fileName(RunRecord run) {
    return "events.out.tfevents.%d.%s".formatted(run.started().getEpochSecond(), run.id());
  }

  @Override
  public byte[] write(RunRecord run) {
    Instant time = run.started();
    EventFile file = new EventFile(time);
    for (EpochRecord epoch : run.curve()) {
      double seconds = epoch.trainSeconds() + epoch.evaluateSeconds();
      time = time.plus(Duration.ofMillis(Math.round(1e3 * seconds)));
      int step = epoch.epoch();
      file.scalar(time, step, "loss/training", epoch.loss());
      file.scalar(time, step, "accuracy/training", epoch.accuracy());
      if (epoch.validation().isPresent()) {
        file.scalar(time, step, "loss/validation", epoch.validation().get().loss());
        file.scalar(time, step, "accuracy/validation", epoch.validation().get().accuracy());
      }
      if (epoch.test().isPresent()) {
        file.scalar(time, step, "loss/test", epoch.test().get().loss());
        file.scalar(time, step, "accuracy/test", epoch.test().get().accuracy());
      }
      file.scalar(time, step, "learning rate", epoch.learningRate());
      file.scalar(time, step, "seconds", seconds);
    }
    return file.toBytes();
  }
}
