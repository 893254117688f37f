package org.digitstudio.ui.train.replay;

import java.util.Locale;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.train.model.ReplayModel;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Moves through the moments of a run: play and pause, a slider, the speed. */
final class ReplayControls extends HBox {
  /** Time for which each moment is shown. */
  enum PlaybackSpeed {
    SLOW(900),
    NORMAL(350),
    FAST(120);

    private final Duration perMoment;

    PlaybackSpeed(double millis) {
      perMoment = Duration.millis(millis);
    }
  }

  private final ReplayModel model;
  private final Button play = new Button();
  private final Slider slider = new Slider(0, 1, 0);
  private final ComboBox<PlaybackSpeed> speed = new ComboBox<>();
  private final Timeline playback = new Timeline();

  ReplayControls(ReplayModel model) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    play.setId("replay-play");
    play.getStyleClass().add("button-icon");
    play.setOnAction(event -> toggle());
    Tooltips.install(play, Messages.text("train.replay.play"));
    slider.setId("replay-slider");
    slider.setAccessibleText(Messages.text("train.replay.slider"));
    slider.setBlockIncrement(1);
    slider.maxProperty().bind(Bindings.max(1, model.count().subtract(1)));
    slider.disableProperty().bind(model.count().lessThan(2));
    play.disableProperty().bind(model.count().lessThan(2));
    slider.valueProperty().addListener((observable, before, now) -> moved(now.doubleValue()));
    model.position().addListener((observable, before, now) -> slider.setValue(now.intValue()));
    slider.setValue(model.position().get());
    HBox.setHgrow(slider, Priority.ALWAYS);
    speed.setId("replay-speed");
    speed.getItems().setAll(PlaybackSpeed.values());
    speed.setValue(PlaybackSpeed.NORMAL);
    speed.setConverter(new SpeedNames());
    Tooltips.install(speed, Messages.text("train.replay.speed"));
    speed.setMinWidth(USE_PREF_SIZE);
    speed
        .valueProperty()
        .addListener(
            (observable, before, now) -> {
              if (isPlaying()) {
                play();
              }
            });
    playback.statusProperty().addListener((observable, before, now) -> showState());
    showState();
    getChildren().addAll(play, slider, speed);
    sceneProperty().addListener((observable, before, now) -> playback.stop());
  }

  /** The slider rests between moments while it is dragged; the nearest moment is shown. */
  private void moved(double value) {
    model.position().set(Math.clamp(Math.round(value), 0, Math.max(0, model.count().get() - 1)));
  }

  private boolean isPlaying() {
    return playback.getStatus() == Timeline.Status.RUNNING;
  }

  private void toggle() {
    if (isPlaying()) {
      playback.stop();
    } else {
      if (model.position().get() >= model.count().get() - 1) {
        model.position().set(0);
      }
      play();
    }
  }

  private void play() {
    playback.stop();
    playback.getKeyFrames().setAll(new KeyFrame(speed.getValue().perMoment, event -> step()));
    playback.setCycleCount(Timeline.INDEFINITE);
    playback.play();
  }

  private void step() {
    int next = model.position().get() + 1;
    if (next >= model.count().get()) {
      playback.stop();
    } else {
      model.position().set(next);
    }
  }

  private void showState() {
    play.setGraphic(new FontIcon(isPlaying() ? Feather.PAUSE : Feather.PLAY));
    Tooltips.change(play, Messages.text(isPlaying() ? "train.replay.pause" : "train.replay.play"));
  }

  /** Names the speeds in the user's language. */
  private static final class SpeedNames extends StringConverter<PlaybackSpeed> {
    @Override
    public String toString(PlaybackSpeed each) {
      if (each == null) {
        return "";
      }
      return switch (each) {
        case SLOW -> Messages.text("train.replay.slow");
        case NORMAL -> Messages.text("train.replay.normal");
        case FAST -> Messages.text("train.replay.fast");
      };
    }

    @Override
    public PlaybackSpeed fromString(String text) {
      return PlaybackSpeed.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
