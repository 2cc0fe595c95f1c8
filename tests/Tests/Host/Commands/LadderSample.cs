namespace Plimsoll.Tests.Host.Commands;

/// <summary>A strategy that trades often, and a policy with a ladder that it can climb.</summary>
internal static class LadderSample
{
    public const string Strategy = """
        using Plimsoll.Kernel.Strategies;

        public sealed class InAndOut : Strategy
        {
            [Parameter(Min = 1, Max = 10)]
            public int Every { get; set; } = 1;

            private int bars;

            public override void OnBar(in BarUpdate bar)
            {
                bars++;
                if (bars % Every != 0)
                {
                    return;
                }

                if (IsFlat(bar.Instrument))
                {
                    EnterLong(bar.Instrument, "in");
                }
                else
                {
                    Exit(bar.Instrument, "out");
                }
            }
        }
        """;

    // The shipped minimum of trades and time, wider in profit and depth: what a made market does to a strategy without
    // any idea is chance.
    public const string Policy = """
        policy: test
        levels:
          paper-only:
            any-of: [{name: any backtest, all-of: [{kind: backtest, accepts: any}]}]
          limited:
            caps: {position-share: 5%, day-volume: 10000}
            any-of:
              - name: all of it
                all-of:
                  - {kind: validation, age-max: 7d, figures: {durationHours: {at-least: 72}}}
                  - {kind: kill-drill, age-max: 7d}
                  - {kind: grant, figures: {level: {at-least: 2}}}
          full:
            caps: {position-share: 10%, day-volume: 100000}
            any-of:
              - name: and the ladder
                all-of: [{kind: ladder, figures: {stage: {at-least: 2}}}]
        ceilings:
          - {kind: readiness, figure: score, below: 3, level: paper-only}
        ladder:
          accepts-simulated: true
          profit-share-min: -0.9
          drawdown-share-max: 0.9
          stages:
            - {name: "1", position-value: 1, trades-min: 20, time-min: 24h}
            - {name: "10", position-value: 10, trades-min: 50, time-min: 72h}
            - {name: "100", position-value: 100, trades-min: 100, time-min: 7d}
        """;
}
