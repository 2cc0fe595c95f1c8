using Plimsoll.Indicators.Microstructure;
using Plimsoll.Indicators.Quoting;
using Plimsoll.Model.Values;

namespace Plimsoll.Strategies.MarketMaking;

/// <summary>What one market's quotes rest on, measured as it runs. Prices in ticks, times in seconds.</summary>
internal sealed class QuoteSignals
{
    private const long IntervalNs = 100_000_000;
    private const int RefitIntervals = 50;
    private const int Levels = 40;
    private const long SecondNs = 1_000_000_000;
    private readonly MarketMaker maker;
    private readonly MidVolatility volatility;
    private readonly Markouts markouts;
    private readonly Microprice? microprice;
    private readonly OrderFlowImbalance flow = new(200);
    private readonly TradeSign signs = new();
    private IntensityCalibrator? calibrator;

    public QuoteSignals(MarketMaker maker)
    {
        this.maker = maker;
        var window = maker.WindowSeconds * 10;
        volatility = new MidVolatility(IntervalNs, window, Math.Min(window, maker.WarmUpSeconds * 10));
        markouts = new Markouts([maker.AdverseSeconds * SecondNs]);
        microprice = maker.Fair == FairPrice.Microprice ? new Microprice(new MicropriceSettings()) : null;
    }

    /// <summary>Half-way price in ticks.</summary>
    public double Mid { get; private set; }

    /// <summary>What the quotes are placed around, in ticks.</summary>
    public double Fair { get; private set; }

    /// <summary>Best bid in ticks.</summary>
    public long BidTicks { get; private set; }

    /// <summary>Best ask in ticks.</summary>
    public long AskTicks { get; private set; }

    /// <summary>Ticks a root of a second.</summary>
    public double Volatility => volatility.Value;

    /// <summary>A and k: given, or measured.</summary>
    public ArrivalIntensity Intensity { get; private set; }

    /// <summary>Whether volatility and arrivals are known.</summary>
    public bool IsReady => volatility.IsReady && Intensity.IsUsable;

    /// <summary>How the arrivals are known; fresh when they are given.</summary>
    public CalibrationState Calibration =>
        maker.ArrivalRate > 0 ? CalibrationState.Fresh : calibrator?.State ?? CalibrationState.NotReady;

    /// <summary>Why the newest fit is not good.</summary>
    public IntensityFitProblem Problem => calibrator?.Problem ?? IntensityFitProblem.TooFewLevels;

    /// <summary>Moves of the mid after own fills.</summary>
    public MarkoutStatistics Adverse => markouts.At(0);

    /// <summary>Order flow over the last changes of the top, in lots.</summary>
    public double Flow => flow.IsReady ? flow.WindowTotal : 0;

    /// <summary>
    /// Whether the mid has moved, inside one interval of a tenth of a second, by more than so many deviations.
    /// </summary>
    public bool HasJumped
    {
        get
        {
            var deviation = volatility.Value * Math.Sqrt(IntervalNs / (double)SecondNs);
            return volatility.IsReady
                && Math.Abs(volatility.RunningChange) > Math.Max(maker.JumpDeviations * deviation, maker.JumpTicksMin);
        }
    }

    public void Quote(long timeNs, long bidTicks, long bidLots, long askTicks, long askLots)
    {
        BidTicks = bidTicks;
        AskTicks = askTicks;
        Mid = 0.5 * (bidTicks + askTicks);
        Calibrator().Quote(timeNs, bidTicks, askTicks);
        volatility.Quote(timeNs, bidTicks, askTicks);
        markouts.Mid(timeNs, Mid);
        flow.Update(bidTicks, bidLots, askTicks, askLots);
        microprice?.Update(bidTicks, bidLots, askTicks, askLots);
        Fair = FairOf(bidTicks, bidLots, askTicks, askLots);
        Intensity = maker.ArrivalRate > 0
            ? new ArrivalIntensity(maker.ArrivalRate, 10_000.0 / (maker.ArrivalDepthBps * Mid))
            : calibrator!.Fit.Intensity;
    }

    public void Trade(long timeNs, long priceTicks, long buyerIsMaker)
    {
        var known = Mid > 0;
        var sign = signs.Classify(
            priceTicks, buyerIsMaker, known ? BidTicks : double.NaN, known ? AskTicks : double.NaN);
        if (known && sign != 0)
        {
            Calibrator().Trade(timeNs, priceTicks, sign > 0);
        }
    }

    public void Fill(long timeNs, bool isBuy) => markouts.Fill(timeNs, isBuy);

    public void Interrupt()
    {
        calibrator?.Interrupt();
        volatility.Interrupt();
        flow.Interrupt();
        microprice?.Interrupt();
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(Mid);
        writer.Write(Fair);
        writer.Write(BidTicks);
        writer.Write(AskTicks);
        writer.Write(Intensity.Rate);
        writer.Write(Intensity.Decay);
        volatility.Save(writer);
        markouts.Save(writer);
        flow.Save(writer);
        signs.Save(writer);
        microprice?.Save(writer);
        calibrator?.Save(writer);
    }

    public void Restore(IStateReader reader)
    {
        Mid = reader.ReadDouble();
        Fair = reader.ReadDouble();
        BidTicks = reader.ReadInt64();
        AskTicks = reader.ReadInt64();
        Intensity = new ArrivalIntensity(reader.ReadDouble(), reader.ReadDouble());
        volatility.Restore(reader);
        markouts.Restore(reader);
        flow.Restore(reader);
        signs.Restore(reader);
        microprice?.Restore(reader);
        if (Mid > 0)
        {
            Calibrator().Restore(reader);
        }
    }

    private double FairOf(long bidTicks, long bidLots, long askTicks, long askLots)
    {
        if (microprice is { IsReady: true })
        {
            return microprice.Value;
        }

        var isPlain = maker.Fair == FairPrice.Mid;
        return !isPlain && BookShape.TryWeightedMid(bidTicks, bidLots, askTicks, askLots, out var weighted)
            ? weighted
            : Mid;
    }

    /// <summary>The levels of the fit are cut by the price, so the calibrator is made with the first quote.</summary>
    private IntensityCalibrator Calibrator()
    {
        if (calibrator is null)
        {
            var range = 2.0 * Mid * maker.CalibrationRangeBps / 10_000.0;
            var window = maker.WindowSeconds * 10;
            calibrator = new IntensityCalibrator(new CalibrationSettings
            {
                IntervalNs = IntervalNs,
                WindowIntervals = window,
                IntervalsMin = Math.Min(window, maker.WarmUpSeconds * 10),
                RefitIntervals = RefitIntervals,
                LevelCount = Levels,
                LevelHalfTicks = Math.Max(1, (int)Math.Min(1_000_000_000, Math.Round(range / Levels))),
                FitFrom = 1,
            });
        }

        return calibrator;
    }
}
