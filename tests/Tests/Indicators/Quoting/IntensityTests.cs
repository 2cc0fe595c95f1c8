using Plimsoll.Indicators.Quoting;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Indicators.Quoting;

public sealed class IntensityTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void Fit_FiveLevels_AsComputed()
    {
        double[] distances = [0.5, 1.5, 2.5, 3.5, 4.5];
        double[] rates = [2.0, 1.1, 0.62, 0.33, 0.19];
        IntensityFitProblem problem =
            IntensityRegression.Fit(distances, rates, [1, 1, 1, 1, 1], IntensityFitLimits.Usual, out IntensityFit fit);
        Assert.Equal(IntensityFitProblem.None, problem);
        Assert.Equal(0.591173, fit.Intensity.Decay, 1e-6);
        Assert.Equal(2.680861, fit.Intensity.Rate, 1e-6);
        Assert.InRange(fit.RSquared, 0.999, 1);

        // Weighted by the counts, which are in proportion to the rates.
        IntensityRegression.Fit(distances, rates, rates, IntensityFitLimits.Usual, out fit);
        Assert.Equal(0.5922109975, fit.Intensity.Decay, 1e-9);
        Assert.Equal(2.687039712, fit.Intensity.Rate, 1e-8);
    }

    [Fact]
    public void Fit_FewerThanFiveLevelsWithArrivals_IsRefused()
    {
        IntensityFitProblem problem = IntensityRegression.Fit(
            [0.5, 1.5, 2.5, 3.5, 4.5], [2, 1.1, 0.62, 0.33, 0], [1, 1, 1, 1, 1], IntensityFitLimits.Usual, out _);
        Assert.Equal(IntensityFitProblem.TooFewLevels, problem);
    }

    [Fact]
    public void Fit_DecayOutsideBounds_IsRefused()
    {
        double[] distances = [0, 1, 2, 3, 4];
        IntensityFitLimits limits = new(5, 0.1, 1, 0.8);
        double[] rising = [1, 2, 4, 8, 16];
        Assert.Equal(
            IntensityFitProblem.DecayOutOfBounds,
            IntensityRegression.Fit(distances, rising, [1, 1, 1, 1, 1], limits, out _));
        double[] steep = [10_000, 1_000, 100, 10, 1];
        Assert.Equal(
            IntensityFitProblem.DecayOutOfBounds,
            IntensityRegression.Fit(distances, steep, [1, 1, 1, 1, 1], limits, out _));
    }

    [Fact]
    public void Fit_Scattered_IsRefused()
    {
        IntensityFitProblem problem = IntensityRegression.Fit(
            [0, 1, 2, 3, 4, 5],
            [1, 9, 0.5, 6, 0.3, 4],
            [1, 1, 1, 1, 1, 1],
            IntensityFitLimits.Usual,
            out IntensityFit fit);
        Assert.Equal(IntensityFitProblem.PoorFit, problem);
        Assert.InRange(fit.RSquared, 0, 0.5);
    }

    [Fact]
    public void Trade_DeepestReachOfEachInterval_IsCounted()
    {
        IntensityCalibrator calibrator = new(new CalibrationSettings
        {
            IntervalNs = Second, WindowIntervals = 10, IntervalsMin = 1, RefitIntervals = 1, LevelCount = 8,
        });
        double[] beyond = new double[8];
        calibrator.Quote(1, 99, 101);
        calibrator.Trade(2, 101, isBuy: true);
        calibrator.Trade(3, 103, isBuy: true);
        calibrator.Trade(4, 102, isBuy: true);
        calibrator.Trade(5, 99, isBuy: false);
        calibrator.CopyCounts(buys: true, beyond);
        Assert.Equal(0, beyond.Sum());

        // The deepest buy reached 3 ticks, that is 6 half ticks: strictly beyond levels 0 to 5.
        calibrator.Quote(1 + Second, 99, 101);
        Assert.Equal(1, calibrator.IntervalCount);
        calibrator.CopyCounts(buys: true, beyond);
        Assert.Equal([1, 1, 1, 1, 1, 1, 0, 0], beyond);
        calibrator.CopyCounts(buys: false, beyond);
        Assert.Equal([1, 1, 0, 0, 0, 0, 0, 0], beyond);
    }

    [Fact]
    public void Trade_MidMovedInsideTheInterval_DistanceIsFromItsStart()
    {
        IntensityCalibrator calibrator = new(new CalibrationSettings
        {
            IntervalNs = Second, WindowIntervals = 10, LevelCount = 20,
        });
        double[] beyond = new double[20];
        calibrator.Quote(1, 99, 101);
        calibrator.Quote(1 + Second, 99, 101);
        calibrator.Quote(2 + Second, 103, 105);
        calibrator.Trade(3 + Second, 105, isBuy: true);
        calibrator.Advance(1 + (2 * Second));
        calibrator.CopyCounts(buys: true, beyond);
        Assert.Equal(10, beyond.Sum());
        calibrator.Trade(2 + (2 * Second), 105, isBuy: true);
        calibrator.Advance(1 + (3 * Second));
        calibrator.CopyCounts(buys: true, beyond);
        Assert.Equal(12, beyond.Sum());
    }

    [Fact]
    public void State_GoodThenBadThenGood_KeepsTheLastGoodFit()
    {
        IntensityCalibrator calibrator = new(new CalibrationSettings
        {
            IntervalNs = Second, WindowIntervals = 2_000, IntervalsMin = 500, RefitIntervals = 100, LevelCount = 12,
        });
        Assert.Equal(CalibrationState.NotReady, calibrator.State);
        long time = Feed(calibrator, 1, 3_000, decay: 0.8);
        Assert.Equal(CalibrationState.Fresh, calibrator.State);
        Assert.Equal(IntensityFitProblem.None, calibrator.Problem);
        Assert.InRange(calibrator.Fit.Intensity.Decay, 0.7, 0.9);
        Assert.InRange(calibrator.Fit.RSquared, 0.9, 1);
        IntensityFit good = calibrator.Fit;

        // Nothing trades any more: no levels are left, the last good numbers stay.
        calibrator.Advance(time + (5_000 * Second));
        Assert.Equal(CalibrationState.LastGood, calibrator.State);
        Assert.Equal(IntensityFitProblem.TooFewLevels, calibrator.Problem);
        Assert.InRange(calibrator.Fit.Intensity.Decay, 0.7 * good.Intensity.Decay, 1.4 * good.Intensity.Decay);

        Feed(calibrator, time + (5_001 * Second), 3_000, decay: 1.6);
        Assert.Equal(CalibrationState.Fresh, calibrator.State);
        Assert.InRange(calibrator.Fit.Intensity.Decay, 1.2, 1.8);
        Assert.Equal(IntensityFitProblem.None, calibrator.FitSide(buys: true, out IntensityFit buys));
        Assert.InRange(buys.Intensity.Decay, 1.1, 1.9);
    }

    [Fact]
    public void Interrupt_RunningInterval_IsNotCounted()
    {
        IntensityCalibrator calibrator = new(new CalibrationSettings { IntervalNs = Second, WindowIntervals = 100 });
        calibrator.Quote(1, 99, 101);
        calibrator.Quote(1 + Second, 99, 101);
        Assert.Equal(1, calibrator.IntervalCount);
        calibrator.Interrupt();
        calibrator.Trade(2 + Second, 110, isBuy: true);
        calibrator.Advance(1 + (4 * Second));
        Assert.Equal(1, calibrator.IntervalCount);
    }

    [Fact]
    public void Restore_SavedInTheMiddle_GoesOnAlike()
    {
        CalibrationSettings settings = new()
        {
            IntervalNs = Second, WindowIntervals = 700, IntervalsMin = 200, RefitIntervals = 50, LevelCount = 12,
        };
        IntensityCalibrator first = new(settings);
        long time = Feed(first, 1, 1_000, 0.8);
        StateBuffer buffer = new();
        first.Save(buffer);
        IntensityCalibrator second = new(settings);
        second.Restore(buffer);
        Assert.True(buffer.AtEnd);
        Feed(first, time, 1_000, 1.1);
        Feed(second, time, 1_000, 1.1);
        Assert.Equal(first.Fit, second.Fit);
        Assert.Equal(first.State, second.State);
    }

    [Fact]
    public void Update_Warm_AllocatesNothing()
    {
        IntensityCalibrator calibrator = new(new CalibrationSettings
        {
            IntervalNs = Second, WindowIntervals = 500, IntervalsMin = 100, RefitIntervals = 10, LevelCount = 12,
        });
        long time = Feed(calibrator, 1, 1_000, 0.8);
        AllocationProbe probe = AllocationProbe.Start();
        FeedWithoutAllocation(calibrator, time);
        probe.AssertNothing();
    }

    [Fact]
    public void MidVolatility_KnownChanges_ScaledToASecond()
    {
        MidVolatility volatility = new(Second / 4, 4, 3);
        long time = 1;
        volatility.Quote(time, 99, 101);
        double[] mids = [101, 99, 102];
        foreach (double mid in mids)
        {
            Assert.False(volatility.IsReady);
            Assert.True(double.IsNaN(volatility.Value));
            volatility.Quote(time + 1, (long)mid - 1, (long)mid + 1);
            time += Second / 4;
            volatility.Quote(time, (long)mid - 1, (long)mid + 1);
        }

        // Changes 1, -2, 3: mean 2/3, sample deviation sqrt(19/3); a quarter of a second doubles it.
        Assert.True(volatility.IsReady);
        Assert.Equal(2 * Math.Sqrt(19.0 / 3.0), volatility.Value, 1e-12);
        Assert.Equal(102, volatility.StartMid);
        volatility.Quote(time + 1, 106, 108);
        Assert.Equal(5, volatility.RunningChange);
        volatility.Interrupt();
        Assert.Equal(0, volatility.RunningChange);
    }

    [Fact]
    public void MidVolatility_Silence_CountsAsNoChange()
    {
        MidVolatility volatility = new(Second, 5, 2);
        volatility.Quote(1, 99, 101);
        volatility.Quote(2, 199, 201);
        volatility.Quote(1 + (100 * Second), 199, 201);
        Assert.True(volatility.IsReady);
        Assert.Equal(0, volatility.Value);
    }

    /// <summary>Trades whose reach beyond the mid is exponential, with one buy and one sale an interval.</summary>
    private static long Feed(IntensityCalibrator calibrator, long from, int intervals, double decay)
    {
        SeededRandom random = new(11);
        for (int i = 0; i < intervals; i++)
        {
            long time = from + (i * Second);
            calibrator.Quote(time, 9_999, 10_001);
            long up = (long)Math.Ceiling(-Math.Log(1 - random.NextDouble()) / decay);
            long down = (long)Math.Ceiling(-Math.Log(1 - random.NextDouble()) / decay);
            calibrator.Trade(time + 1, 10_000 + up, isBuy: true);
            calibrator.Trade(time + 2, 10_000 - down, isBuy: false);
        }

        return from + (intervals * Second);
    }

    private static void FeedWithoutAllocation(IntensityCalibrator calibrator, long from)
    {
        for (int i = 0; i < 1_000; i++)
        {
            calibrator.Quote(from + (i * Second), 9_999, 10_001);
            calibrator.Trade(from + (i * Second) + 1, 10_000 + (i % 7), isBuy: true);
        }
    }
}
