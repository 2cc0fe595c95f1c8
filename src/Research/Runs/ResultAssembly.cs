using System.Globalization;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;
using Plimsoll.Research.MarketMaking;
using Plimsoll.Research.Results;
using Plimsoll.Research.Statistics;
using CurvePoint = Plimsoll.Research.Results.EquityPoint;
using QualityFinding = Plimsoll.Research.Results.QualityFinding;

namespace Plimsoll.Research.Runs;

/// <summary>Puts together what is reported of a run.</summary>
internal sealed class ResultAssembly
{
    private readonly BacktestRequest request;
    private readonly RunPlan plan;
    private readonly DataSpan span;
    private readonly PolicyRun run;
    private readonly MarketPass[] passes;
    private readonly PerformanceReport report;
    private readonly IReadOnlyList<PolicyOutcome> outcomes;

    public ResultAssembly(
        BacktestRequest request,
        RunPlan plan,
        DataSpan span,
        PolicyRun run,
        MarketPass[] passes,
        PerformanceReport report,
        IReadOnlyList<PolicyOutcome> outcomes)
    {
        this.request = request;
        this.plan = plan;
        this.span = span;
        this.run = run;
        this.passes = passes;
        this.report = report;
        this.outcomes = outcomes;
    }

    public RunResult Build()
    {
        var recorder = run.Recorder;
        var intrabar = IntrabarReplay.Judge(request.Series, recorder.Ambiguities);
        return new RunResult
        {
            ProductVersion = ProductVersion(),
            StrategyName = request.StrategyName,
            StrategyParameters = request.Parameters,
            Instruments = [.. request.Series.Select(DescribeInstrument)],
            Period = PeriodText(request.Period, request.Books is not null),
            FromNs = span.HasData ? span.FirstOpenNs : 0,
            ToNs = span.HasData ? run.Kernel.NowNs : 0,
            Currency = request.Currency.Code,
            StartCash = request.Cash,
            FinalEquity = run.Kernel.Equity,
            TotalFees = recorder.Fees,
            TotalSlippageCost = recorder.Slippage,
            Account = run.Kernel.Account,
            Charges = [.. recorder.Charges.Select(DescribeCharge)],
            MarginNotices = [.. recorder.MarginNotices],
            ChargeModel = request.Charges.ToString(),
            FillPolicy = outcomes[0].Policy,
            FeeModel = request.Fees.ToString(),
            SlippageModel = request.Slippage.ToString(),
            Sizing = request.Sizing.ToString(),
            OrderCount = run.Kernel.OrderCount,
            FillCount = recorder.FillCount,
            TradeCount = recorder.TradeCount,
            Headline = MetricMapping.Headline(report),
            Metrics = MetricMapping.Metrics(report),
            MetricTables = MetricMapping.Tables(report),
            Trades = [.. recorder.Trades.Select(trade => DescribeTrade(trade.Trade, trade.Slippage))],
            Orders = [.. recorder.Orders.OrderBy(order => order.Id.Value).Select(DescribeOrder)],
            OpenPositions = OpenPositions(),
            Equity = Curve(),
            Returns = DailyReturns(),
            ReturnPeriodName = "day",
            ReturnPeriodsPerYear = plan.DayCalendar.TradingDaysPerYear,
            Prices = [.. passes.Select((pass, i) => new PriceSeries(run.Instruments[i].Id.ToString(), pass.Chart))],
            Benchmark = Holding(),
            DataQuality = [.. request.Series.Select((series, i) => DescribeQuality(series, i))],
            MarketMaking = MarketMaking(),
            PolicySensitivity = outcomes.Count > 1 ? outcomes : [],
            Intrabar = intrabar,
            Risk = request.Risk is { } risk ? RiskSummary.Of(risk, run) : null,
            Warnings = [.. RunWarnings.Of(request, run, span, passes), .. RunWarnings.OfIntrabar(intrabar, run)],
            NothingTradedReason = RunWarnings.NothingTraded(run, span),
            ReproduceCommand = request.ReproduceCommand,
            Hashes = RunHashes.Of(request, plan),
        };
    }

    private static string ProductVersion() =>
        typeof(ResultAssembly).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    private static string PeriodText(Model.Market.BarPeriod period, bool isBook) => isBook ? "book" : period.ToString();

    private static decimal ToDecimal(Amount amount) => ToDecimal(amount.Atto, Amount.Decimals);

    private static decimal ToDecimal(DecimalGrid grid, long steps) =>
        ToDecimal((Int128)steps * grid.Mantissa, grid.Decimals);

    /// <summary>
    /// A whole number and a count of decimals as a decimal number; numbers beyond 96 bits lose digits at their end.
    /// </summary>
    private static decimal ToDecimal(Int128 digits, int decimals)
    {
        var magnitude = (UInt128)(digits < 0 ? -digits : digits);
        while (magnitude >> 96 != 0 && decimals > 0)
        {
            magnitude /= 10;
            decimals--;
        }

        unchecked
        {
            // The three casts cut the number into its 32-bit parts on purpose.
            return new decimal(
                (int)(uint)magnitude,
                (int)(uint)(magnitude >> 32),
                (int)(uint)(magnitude >> 64),
                digits < 0,
                (byte)decimals);
        }
    }

    private static decimal AveragePrice(Instrument instrument, Amount value, long lots)
    {
        var quantity = ToDecimal(instrument.QuantityGrid, lots) * instrument.Multiplier;
        return Math.Round(ToDecimal(value) / quantity, 12, MidpointRounding.ToEven) / 1.000000000000000000000000000m;
    }

    private ResultInstrument DescribeInstrument(RunSeries series, int place) => new()
    {
        Id = series.Instrument.Id.ToString(),
        Version = series.Instrument.Version,
        Tick = ToDecimal(series.Instrument.PriceGrid, 1),
        Lot = ToDecimal(series.Instrument.QuantityGrid, 1),
        Multiplier = series.Instrument.Multiplier,
        QuoteCurrency = series.Instrument.Quote.Code,
        Calendar = series.Instrument.CalendarName,
        Period = PeriodText(series.Period, series.IsBook),
        BarCount = passes[place].BarCount,
        FirstTimeNs = passes[place].BarCount == 0 ? null : passes[place].FirstCloseNs,
        LastTimeNs = passes[place].BarCount == 0 ? null : passes[place].LastCloseNs,
        ContentHash = series.ContentHash,
    };

    private ResultTrade DescribeTrade(in PositionEpisode trade, Amount slippage)
    {
        var instrument = run.Instruments[trade.Instrument.Value];
        var figures = AccountSummary.Record(run.Instruments, in trade, slippage);
        return new ResultTrade
        {
            InstrumentId = figures.InstrumentId,
            IsLong = trade.IsLong,
            EntryTimeNs = trade.EntryTimeNs,
            ExitTimeNs = trade.ExitTimeNs,
            EntryPrice = AveragePrice(instrument, trade.EntryValue, trade.EntryLots),
            ExitPrice = AveragePrice(instrument, trade.ExitValue, trade.ExitLots),
            Quantity = ToDecimal(instrument.QuantityGrid, trade.EntryLots),
            GrossProfit = InAccount(in trade, trade.GrossProfit),
            Fees = -InAccount(in trade, -trade.Fees),
            SlippageCost = -InAccount(in trade, -slippage),
            NetProfit = InAccount(in trade, trade.GrossProfit) + InAccount(in trade, -trade.Fees),
            EntryValue = InAccount(in trade, trade.EntryValue),
            MaximumAdverseExcursion = figures.MaximumAdverseExcursion,
            MaximumFavourableExcursion = figures.MaximumFavourableExcursion,
            EntryReason = trade.EntryReason,
            ExitReason = trade.ExitReason,
            BarsHeld = trade.BarsHeld,
        };
    }

    /// <summary>Money of a trade in the account's currency, at the rate of its exit.</summary>
    private static Amount InAccount(in PositionEpisode trade, Amount amount) =>
        trade.ExitRate is { } rate ? rate.ConvertDown(amount) : amount;

    private ResultCharge DescribeCharge(ChargeRecord charge) => new(
        charge.TimeNs,
        charge.Kind.ToString().ToLowerInvariant(),
        charge.Kind == ChargeKind.Financing ? "" : run.Instruments[charge.Instrument.Value].Id.ToString(),
        charge.Amount);

    private ResultOrder DescribeOrder(OrderView order)
    {
        var request = order.Request;
        var instrument = run.Instruments[request.Instrument.Value];
        var quantity = request.QuoteBudget.Sign > 0 ? order.Filled.Lots : request.Quantity.Lots;
        var hasLimit = request.HasLimit;
        var hasStop = request.HasTrigger && request.StopPrice.Ticks != 0;
        return new ResultOrder
        {
            Id = order.Id.Value.ToString(CultureInfo.InvariantCulture),
            SubmittedNs = order.SubmittedTimeNs,
            EndedNs = order.UpdatedTimeNs,
            InstrumentId = instrument.Id.ToString(),
            Side = OrderWords.Side(request.Side),
            Type = OrderWords.Type(request.Type),
            TimeInForce = OrderWords.TimeInForce(request.TimeInForce),
            Quantity = ToDecimal(instrument.QuantityGrid, quantity),
            LimitPrice = hasLimit ? ToDecimal(instrument.PriceGrid, request.LimitPrice.Ticks) : null,
            StopPrice = hasStop ? ToDecimal(instrument.PriceGrid, request.StopPrice.Ticks) : null,
            Status = OrderWords.Status(order.Status),
            FilledQuantity = ToDecimal(instrument.QuantityGrid, order.Filled.Lots),
            AveragePrice = order.Filled.IsZero ? null : AveragePrice(instrument, order.FilledValue, order.Filled.Lots),
            Fees = order.Fees,
            EndReason = OrderWords.Reason(order.EndReason),
            Tag = request.Reason ?? "",
        };
    }

    private QualitySummary DescribeQuality(RunSeries series, int place)
    {
        const int Shown = 10;
        var index = new InstrumentIndex(place);
        var notes = run.Recorder.Findings(index);
        return new QualitySummary
        {
            InstrumentId = series.Instrument.Id.ToString(),
            Period = PeriodText(series.Period, series.IsBook),
            Score = run.Kernel.MeanDataValidity(index),
            RowCount = passes[place].BarCount,
            Counts = notes is null ? []
                : [.. notes.Counts().Select(count => new NamedCount(count.Kind.ToString(), count.Total))],
            TopFindings = notes is null ? [] :
            [
                .. notes.InOrder()
                    .OrderByDescending(finding => finding.Severity)
                    .ThenBy(finding => finding.TimeNs)
                    .ThenBy(finding => finding.Kind)
                    .Take(Shown)
                    .Select(finding => new QualityFinding(
                        finding.TimeNs,
                        finding.Kind.ToString(),
                        finding.Severity.ToString().ToLowerInvariant(),
                        string.Create(CultureInfo.InvariantCulture,
                            $"{finding.Value:0.####} {FindingKinds.ValueMeaning(finding.Kind)}"))),
            ],
        };
    }

    private List<MakerResult> MarketMaking()
    {
        var makers = new List<MakerResult>();
        for (var i = 0; run.Maker is { } maker && i < request.Series.Count; i++)
        {
            var notes = maker.Of(i);
            if (notes.Fills.Exists(fill => fill.IsMaker))
            {
                var index = new InstrumentIndex(i);
                var market = request.Series[i].Open(index, plan.SourceStartNs[i], plan.EndNs);
                makers.Add(MakerAnalysis.Of(
                    run.Instruments[i], notes, market, run.Kernel.LastTicks(index), run.Kernel.NowNs));
            }
        }

        return makers;
    }

    private List<ResultPosition> OpenPositions()
    {
        var positions = new List<ResultPosition>();
        for (var i = 0; i < run.Instruments.Count; i++)
        {
            var index = new InstrumentIndex(i);
            if (run.Kernel.OpenTrade(default, index) is not { } open)
            {
                continue;
            }

            var instrument = run.Instruments[i];
            var lots = run.Kernel.PositionLots(default, index);
            var last = run.Kernel.LastTicks(index);
            var gross = instrument.Notional(last, lots) + (open.IsLong
                ? open.ExitValue - open.EntryValue
                : open.EntryValue - open.ExitValue);
            positions.Add(new ResultPosition
            {
                InstrumentId = instrument.Id.ToString(),
                Quantity = ToDecimal(instrument.QuantityGrid, lots),
                AveragePrice = AveragePrice(instrument, open.EntryValue, open.EntryLots),
                LastPrice = ToDecimal(instrument.PriceGrid, last),
                OpenProfit = run.Rates is null
                    ? gross - open.Fees
                    : run.Rates.ToAccount(gross - open.Fees, instrument.Quote),
            });
        }

        return positions;
    }

    private List<CurvePoint> Curve()
    {
        var points = new List<CurvePoint>(run.Recorder.Curve.Count);
        var peak = request.Cash.ToDouble();
        foreach (var sample in run.Recorder.Curve)
        {
            var equity = sample.Equity.ToDouble();
            var fall = peak > 0 ? (peak - sample.EquityLow) / peak : 0;
            peak = Math.Max(peak, sample.EquityHigh);
            points.Add(new CurvePoint
            {
                TimeNs = sample.TimeNs,
                Equity = sample.Equity,
                Cash = sample.Cash,
                EquityMin = sample.EquityLow,
                EquityMax = sample.EquityHigh,
                Drawdown = peak > 0 ? Math.Clamp(Math.Max(fall, (peak - equity) / peak), 0, 1) : 0,
                Exposure = equity > 0 ? sample.NetValue.ToDouble() / equity : 0,
            });
        }

        return points;
    }

    private List<SeriesPoint> DailyReturns()
    {
        var points = new List<SeriesPoint>(run.Recorder.Days.Count);
        var before = request.Cash.ToDouble();
        foreach (var day in run.Recorder.Days)
        {
            var equity = day.Equity.ToDouble();
            if (before > 0)
            {
                points.Add(new SeriesPoint(day.TimeNs, (equity / before) - 1));
            }

            before = equity;
        }

        return points;
    }

    private BenchmarkSeries? Holding()
    {
        if (!request.ComparesWithHolding || passes[0].BarCount == 0 || !(passes[0].FirstOpen > 0))
        {
            return null;
        }

        var start = request.Cash.ToDouble();
        var days = run.Recorder.Days;
        var points = new List<SeriesPoint>(days.Count);
        for (var i = 0; i < days.Count; i++)
        {
            if (double.IsFinite(passes[0].DayCloses[i]))
            {
                points.Add(new SeriesPoint(days[i].TimeNs, start * passes[0].DayCloses[i] / passes[0].FirstOpen));
            }
        }

        return new BenchmarkSeries("Holding " + run.Instruments[0].Id, points);
    }
}
