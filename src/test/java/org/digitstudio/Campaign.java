package org.digitstudio;

/** The share of a long test that is run: a part in each build, all of it with -Pcampaign. */
public final class Campaign {
  /** Minutes for each test that could go on for ever; 0 in a usual build. */
  public static final int MINUTES = Integer.getInteger("digitstudio.campaign.minutes", 0);

  private Campaign() {}

  public static boolean isRunning() {
    return MINUTES > 0;
  }

  /** Returns the step between the cases that are tested: 1 in a campaign. */
  public static int every(int usually) {
    return isRunning() ? 1 : usually;
  }
}
