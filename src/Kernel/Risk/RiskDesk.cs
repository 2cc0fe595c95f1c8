using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// Keeps the risk book: hears of marks, executions, answers, operators and health, trips breakers, engages latches, and
/// says what has to be cancelled or closed.
/// </summary>
internal sealed class RiskDesk
{
    private readonly RiskBook book;
    private readonly IRunObserver observer;
    private readonly Amount startCash;
    private readonly bool watchesTrades;

    public RiskDesk(RiskBook book, IRunObserver observer, Amount startCash)
    {
        this.book = book;
        this.observer = observer;
        this.startCash = startCash;
        watchesTrades = book.Wide.Has(LimitName.TradeLoss)
            || Array.Exists(book.Own, static own => own.Has(LimitName.TradeLoss));
    }

    public RiskBook Book => book;

    /// <summary>Whether any layer could say anything.</summary>
    public bool IsActive => book.HasLimits || book.Latch.IsAny || book.Health.IsAny || book.Authorization is not null;

    /// <summary>What has to be cancelled or closed since it was last taken.</summary>
    public List<KillTask> NewTasks { get; } = [];

    /// <summary>Takes a bar: after the account is marked.</summary>
    public void OnBar(InstrumentBook instrument, in Bar bar, bool isWarmUp)
    {
        book.PriceTimes[instrument.Index.Value] = bar.CloseTimeNs;
        book.RangeOf(instrument.Index).Take(in bar);
        if (!isWarmUp)
        {
            Mark(bar.CloseTimeNs);
        }
    }

    /// <summary>Takes a price of the market: after the account is marked.</summary>
    public void OnPrice(InstrumentBook instrument, long nowNs, bool isWarmUp)
    {
        book.PriceTimes[instrument.Index.Value] = nowNs;
        if (!isWarmUp)
        {
            Mark(nowNs);
        }
    }

    /// <summary>Looks at equity, and trips what is to be tripped.</summary>
    public void Mark(long nowNs)
    {
        if (book.Board.WatchesEquity)
        {
            book.Board.Mark(nowNs, book.DayOf(nowNs), book.Account.Equity);
        }
        else
        {
            book.Board.Cool(nowNs);
        }

        HandleTrips(book.Board, OperatorScope.Platform, default, nowNs);
        for (var i = 0; i < book.Own.Length; i++)
        {
            var strategy = new StrategyIndex(i);
            if (book.BoardOf(strategy) is not { } board)
            {
                continue;
            }

            if (board.WatchesEquity)
            {
                board.Mark(nowNs, book.DayOf(nowNs), startCash + book.ProfitOf(strategy));
            }
            else
            {
                board.Cool(nowNs);
            }

            HandleTrips(board, OperatorScope.Strategy, strategy, nowNs);
        }

        if (watchesTrades)
        {
            CloseLosers(nowNs);
        }
    }

    /// <summary>An execution was booked.</summary>
    public void OnFill(in FillRecord fill)
    {
        var instrument = book.Account.Book(fill.Instrument);
        book.Sheet.Note(instrument);
        if (fill.Strategy.Value < book.Own.Length)
        {
            var lots = fill.Side == OrderSide.Buy ? fill.Quantity.Lots : -fill.Quantity.Lots;
            var spent = instrument.Instrument.Notional(fill.Price.Ticks, lots) + fill.Fee;
            book.AddCash(fill.Strategy, -book.Account.InAccount(instrument, spent));
        }
    }

    /// <summary>A position was closed.</summary>
    public void OnTrade(in PositionEpisode trade)
    {
        var instrument = book.Account.Book(trade.Instrument);
        var profit = book.Account.InAccount(instrument, trade.NetProfit);
        book.DayTrades.Close(in trade);
        book.Board.Close(trade.ExitTimeNs, profit);
        HandleTrips(book.Board, OperatorScope.Platform, default, trade.ExitTimeNs);
        if (trade.Strategy.Value < book.Own.Length && book.BoardOf(trade.Strategy) is { } board)
        {
            board.Close(trade.ExitTimeNs, profit);
            HandleTrips(board, OperatorScope.Strategy, trade.Strategy, trade.ExitTimeNs);
        }
    }

    /// <summary>The venue took an order, or rejected it.</summary>
    public void OnAnswer(StrategyIndex strategy, long nowNs, bool isFailure)
    {
        if (isFailure)
        {
            book.Execution.Add(ExecutionScore.RejectPenalty, nowNs);
        }

        book.Board.Answer(nowNs, isFailure);
        HandleTrips(book.Board, OperatorScope.Platform, default, nowNs);
        if (strategy.Value < book.Own.Length && book.BoardOf(strategy) is { } board)
        {
            board.Answer(nowNs, isFailure);
            HandleTrips(board, OperatorScope.Strategy, strategy, nowNs);
        }
    }

    /// <summary>A venue said what does not fit.</summary>
    public void OnDesync(in DesyncRecord desync)
    {
        var isImpossible = desync.Kind == DesyncKind.ImpossibleTransition;
        var kind = isImpossible ? AlertKind.ImpossibleState : AlertKind.Desync;
        Alert(new AlertRecord
        {
            TimeNs = desync.TimeNs, Kind = kind, Scope = OperatorScope.Instrument, Instrument = desync.Instrument,
            Value = (long)desync.Kind,
        });
        var level = (LatchLevel)Math.Max(
            book.Wide.Whole(LimitName.KillOnDesync), isImpossible ? book.Wide.Whole(LimitName.KillOnImpossible) : 0);
        Engage(level, kind, desync.TimeNs, action: 0);
    }

    /// <summary>An order goes out that adds risk: it counts from here on.</summary>
    public void Commit(in RiskQuestion question)
    {
        if (question.Changed is null)
        {
            book.Entries.Roll(book.DayOf(question.NowNs));
            book.Entries.Add(question.NowNs, question.Strategy, in question.Request);
            book.OrderWindow?.Add(question.NowNs);
            book.OrderWindowOf(question.Strategy)?.Add(question.NowNs);
        }

        if (book.Authorization is not null)
        {
            book.AddVolume(question.Strategy, question.NowNs, question.Value);
        }

        if (OrderLayer.IsAggressive(in question.Request, question.Book.LastTicks))
        {
            book.Aggression.Add(
                question.NowNs, question.Request.Instrument, question.IsBuy ? question.Value : -question.Value,
                question.Book.LastTicks);
        }
    }

    /// <summary>A size that the platform decided, made smaller by the drawdown.</summary>
    public OrderRequest Throttled(in OrderRequest request, StrategyIndex strategy)
    {
        var left = Math.Min(
            book.Board.ThrottleMillionths, book.BoardOf(strategy)?.ThrottleMillionths ?? 1_000_000);
        return left >= 1_000_000 ? request : request with
        {
            QuoteBudget = request.QuoteBudget.Scale(left, 1_000_000),
            Quantity = Quantity.FromLots((long)((Int128)request.Quantity.Lots * left / 1_000_000)),
        };
    }

    /// <summary>A message goes to the venue.</summary>
    public void OnMessage(long nowNs) => book.MessageWindow?.Add(nowNs);

    /// <summary>A strategy repeated itself too often: from here on an operator must let it go on.</summary>
    public void LockRepeater(StrategyIndex strategy, InstrumentIndex instrument, long nowNs)
    {
        if (!book.Entries.IsLocked(strategy))
        {
            book.Entries.Lock(strategy);
            Alert(new AlertRecord
            {
                TimeNs = nowNs, Kind = AlertKind.RepeatLocked, Scope = OperatorScope.Strategy, Strategy = strategy,
                Instrument = instrument, Reason = OrderReason.RepeatedExecution,
            });
        }
    }

    /// <summary>A strategy threw: it is off for the rest of the run.</summary>
    public void Disable(StrategyIndex strategy, long nowNs)
    {
        if (book.Latch.IsDisabled(strategy))
        {
            return;
        }

        book.Latch.Disable(strategy);
        Alert(new AlertRecord
        {
            TimeNs = nowNs, Kind = AlertKind.StrategyDisabled, Scope = OperatorScope.Strategy, Strategy = strategy,
            Reason = OrderReason.StrategyDisabled,
        });
        NewTasks.Add(new KillTask
        {
            Level = LatchLevel.CancelAll, Scope = OperatorScope.Strategy, Strategy = strategy, NextCheckNs = nowNs,
        });
    }

    /// <summary>Engages the platform's latch by itself.</summary>
    public void Engage(LatchLevel level, AlertKind cause, long nowNs, long action)
    {
        if (!book.Latch.Engage(level, cause))
        {
            return;
        }

        Alert(new AlertRecord
        {
            TimeNs = nowNs, Kind = AlertKind.LatchEngaged, Reason = OrderReason.KillLatched, Value = (long)level,
            ActionNumber = action,
        });
        Add(level, OperatorScope.Platform, default, default, nowNs, action);
    }

    /// <summary>Gives out a task where there is something to do.</summary>
    public void Add(
        LatchLevel level, OperatorScope scope, StrategyIndex strategy, InstrumentIndex instrument, long nowNs,
        long action)
    {
        if (level >= LatchLevel.CancelAll)
        {
            NewTasks.Add(new KillTask
            {
                Level = level, Scope = scope, Strategy = strategy, Instrument = instrument, NextCheckNs = nowNs,
                ActionNumber = action,
            });
        }
    }

    /// <summary>Tells the observer.</summary>
    public void Alert(in AlertRecord alert) => observer.OnAlert(in alert);

    private void HandleTrips(BreakerBoard board, OperatorScope scope, StrategyIndex strategy, long nowNs)
    {
        if (board.NewTrips == 0)
        {
            return;
        }

        var trips = board.TakeNewTrips();
        for (var i = 0; i < BreakerBoard.Kinds; i++)
        {
            if ((trips & (1 << i)) == 0)
            {
                continue;
            }

            var kind = (BreakerKind)i;
            var level = (LatchLevel)board.LevelOf(kind);
            Alert(new AlertRecord
            {
                TimeNs = nowNs, Kind = AlertKind.BreakerTripped, Scope = scope, Strategy = strategy,
                Reason = BreakerBoard.ReasonOf(kind), Value = (long)level,
            });
            if (level == LatchLevel.Flatten && scope == OperatorScope.Platform)
            {
                Engage(level, AlertKind.BreakerTripped, nowNs, action: 0);
            }
            else
            {
                if (level == LatchLevel.Flatten && book.Latch.Engage(strategy, level))
                {
                    Alert(new AlertRecord
                    {
                        TimeNs = nowNs, Kind = AlertKind.LatchEngaged, Scope = scope, Strategy = strategy,
                        Reason = OrderReason.StrategyKilled, Value = (long)level,
                    });
                }

                Add(level, scope, strategy, default, nowNs, action: 0);
            }
        }
    }

    private void CloseLosers(long nowNs)
    {
        foreach (var instrument in book.Account.Books)
        {
            for (var i = 0; instrument.OpenCount != 0 && i < book.Own.Length; i++)
            {
                var position = instrument.Positions[i];
                if (position.Lots == 0 || !book.Tight[i].Has(LimitName.TradeLoss))
                {
                    continue;
                }

                var loss = -book.Account.InAccount(instrument, position.OpenProfit(instrument.LastTicks));
                if (loss >= book.Tight[i].Amount(LimitName.TradeLoss))
                {
                    Close(instrument.Index, new StrategyIndex(i), nowNs);
                }
            }
        }
    }

    private void Close(InstrumentIndex instrument, StrategyIndex strategy, long nowNs)
    {
        var task = new KillTask
        {
            Level = LatchLevel.Flatten, Scope = OperatorScope.Strategy, Strategy = strategy, Instrument = instrument,
            IsOnePosition = true, NextCheckNs = nowNs,
        };
        NewTasks.Add(task);
    }
}
