using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>
/// The books of an account in double entry: each booking is a set of postings that sums to zero in every asset. It is a
/// fold over what was executed and charged, beside the account of the kernel and independent of it, and must agree with
/// it to the last digit (docs/decisions/0014).
/// <para>
/// Values stand in the account's currency, quantities in units of their instrument. What is paid in full goes from cash
/// into the cost of positions; futures move their profit alone, when they are closed or settled. A fee in another asset
/// is taken out of its stock at the asset's rate, and bought at that rate as far as the stock does not reach.
/// </para>
/// </summary>
public sealed class DoubleEntryLedger
{
    private readonly Instrument[] instruments;
    private readonly CurrencyRates? rates;
    private readonly Currency currency;
    private readonly ILedgerSink? sink;
    private readonly LedgerAsset[] assets;
    private readonly LedgerBalances balances;
    private readonly NetCost[] costs;
    private readonly StockCost[] stocks;

    /// <summary>Opens books without any entry.</summary>
    /// <param name="instruments">The run's instruments, by index.</param>
    /// <param name="currency">The account's currency.</param>
    /// <param name="rates">Exchange rates as of each booking; null where everything is in one currency.</param>
    /// <param name="stocks">Other currencies that fees may be taken in.</param>
    /// <param name="sink">Is shown each entry; null for nobody.</param>
    public DoubleEntryLedger(
        IReadOnlyList<Instrument> instruments, Currency currency, CurrencyRates? rates,
        IReadOnlyList<Currency> stocks, ILedgerSink? sink)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(stocks);
        this.instruments = [.. instruments];
        this.currency = currency;
        this.rates = rates;
        this.sink = sink;
        assets = new LedgerAsset[1 + instruments.Count + stocks.Count];
        assets[0] = new LedgerAsset(currency.Code, LedgerAssetKind.Account);
        costs = new NetCost[instruments.Count];
        for (var i = 0; i < costs.Length; i++)
        {
            assets[1 + i] = new LedgerAsset(instruments[i].Id.ToString(), LedgerAssetKind.Instrument);
            costs[i] = new NetCost();
        }

        this.stocks = new StockCost[stocks.Count];
        for (var i = 0; i < stocks.Count; i++)
        {
            assets[1 + costs.Length + i] = new LedgerAsset(stocks[i].Code, LedgerAssetKind.Stock);
            this.stocks[i] = new StockCost(stocks[i]);
        }

        balances = new LedgerBalances(assets.Length);
    }

    /// <summary>What is counted: the account's currency, the instruments, the other currencies.</summary>
    public IReadOnlyList<LedgerAsset> Assets => assets;

    /// <summary>How many entries were booked.</summary>
    public long EntryCount { get; private set; }

    /// <summary>Cash in the account's currency.</summary>
    public Amount Cash => balances[0, LedgerAccount.Cash];

    /// <summary>What closed and settled positions brought, less all charges; without corrections.</summary>
    public Amount NetRealised
    {
        get
        {
            var total = Amount.Zero;
            for (var account = LedgerAccount.Realised; account <= LedgerAccount.Liquidation; account++)
            {
                total -= balances[0, account];
            }

            return total;
        }
    }

    /// <summary>Place of an instrument in <see cref="Assets"/>.</summary>
    public static int AssetOf(InstrumentIndex instrument) => 1 + instrument.Value;

    /// <summary>A balance, exactly; of an instrument in units.</summary>
    /// <param name="asset">Place in <see cref="Assets"/>.</param>
    /// <param name="account">Which account.</param>
    public Amount Balance(int asset, LedgerAccount account) => balances[asset, account];

    /// <summary>Sum of all balances of an asset: always zero.</summary>
    public Amount Total(int asset) => balances.Total(asset);

    /// <summary>Signed lots held of an instrument.</summary>
    public long Lots(InstrumentIndex instrument) => costs[instrument.Value].Lots;

    /// <summary>
    /// What the net position of an instrument cost, signed: of what is paid in full in the account's currency, of
    /// futures in the currency of the price and since the last settlement.
    /// </summary>
    public Amount Cost(InstrumentIndex instrument) => costs[instrument.Value].Cost;

    /// <summary>Books what the account begins with.</summary>
    /// <param name="timeNs">When. Nanoseconds since the epoch, UTC.</param>
    /// <param name="cash">In the account's currency.</param>
    public void Open(long timeNs, Amount cash)
    {
        balances.Add(0, LedgerAccount.Cash, cash);
        balances.Add(0, LedgerAccount.Opening, -cash);
        Close(LedgerEntryKind.Opening, timeNs, OrderId.None, default, default);
    }

    /// <summary>Books a stock that the account begins with.</summary>
    /// <param name="timeNs">When. Nanoseconds since the epoch, UTC.</param>
    /// <param name="stock">How much of what.</param>
    /// <param name="value">What it is worth then, in the account's currency: its cost from here on.</param>
    /// <exception cref="ArgumentException">It is none of the other currencies.</exception>
    public void OpenStock(long timeNs, Money stock, Amount value)
    {
        var place = StockOf(stock.Currency);
        stocks[place].Add(stock.Amount, value);
        var asset = 1 + costs.Length + place;
        balances.Add(asset, LedgerAccount.Position, stock.Amount);
        balances.Add(asset, LedgerAccount.Opening, -stock.Amount);
        balances.Add(0, LedgerAccount.Position, value);
        balances.Add(0, LedgerAccount.Opening, -value);
        Close(LedgerEntryKind.Opening, timeNs, OrderId.None, default, default);
    }

    /// <summary>Books an execution and its fee.</summary>
    /// <param name="fill">What was executed.</param>
    /// <exception cref="OverflowException">A balance does not fit.</exception>
    public void Book(in FillRecord fill)
    {
        var place = fill.Instrument.Value;
        var instrument = instruments[place];
        var signed = fill.Side == OrderSide.Buy ? fill.Quantity.Lots : -fill.Quantity.Lots;
        var value = instrument.Notional(fill.Price.Ticks, signed);
        if (instrument.IsPaidInFull)
        {
            // Rounded up: a purchase costs no less and a sale brings no more than the rate says.
            var paid = -InAccount(instrument, -value);
            var profit = costs[place].Trade(signed, paid);
            balances.Add(0, LedgerAccount.Cash, -paid);
            balances.Add(0, LedgerAccount.Position, paid + profit);
            balances.Add(0, LedgerAccount.Realised, -profit);
        }
        else
        {
            Realise(InAccount(instrument, costs[place].Trade(signed, value)));
        }

        var units = instrument.QuantityGrid.Step * signed;
        balances.Add(AssetOf(fill.Instrument), LedgerAccount.Position, units);
        balances.Add(AssetOf(fill.Instrument), LedgerAccount.Clearing, -units);
        BookFee(in fill, -InAccount(instrument, -fill.Fee));
        Close(LedgerEntryKind.Fill, fill.TimeNs, fill.Order, fill.Execution, fill.Instrument);
    }

    /// <summary>Books a charge or a settlement.</summary>
    /// <param name="charge">What was charged, in the account's currency.</param>
    /// <exception cref="OverflowException">A balance does not fit.</exception>
    public void Book(in ChargeRecord charge)
    {
        if (charge.Kind == ChargeKind.Settlement)
        {
            var place = charge.Instrument.Value;
            if (costs[place].Lots != 0 && !instruments[place].IsPaidInFull)
            {
                costs[place].Settle(instruments[place].Notional(charge.Ticks, costs[place].Lots));
            }

            Realise(-charge.Amount);
            Close(LedgerEntryKind.Settlement, charge.TimeNs, OrderId.None, default, charge.Instrument);
            return;
        }

        balances.Add(0, LedgerAccount.Cash, -charge.Amount);
        balances.Add(0, AccountOf(charge.Kind), charge.Amount);
        Close(LedgerEntryKind.Charge, charge.TimeNs, OrderId.None, default, charge.Instrument);
    }

    /// <summary>Books a correction by hand.</summary>
    /// <param name="adjustment">What, why, by what proof and by whom.</param>
    /// <exception cref="ArgumentException">It lacks cause, evidence or author, or moves no whole lots.</exception>
    public void Book(LedgerAdjustment adjustment)
    {
        ArgumentNullException.ThrowIfNull(adjustment);
        if (adjustment.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(adjustment));
        }

        var asset = adjustment.Asset;
        var account = assets[asset].Kind == LedgerAssetKind.Account ? LedgerAccount.Cash : LedgerAccount.Position;
        if (assets[asset].Kind == LedgerAssetKind.Instrument)
        {
            var step = instruments[asset - 1].QuantityGrid.Step;
            var lots = adjustment.Amount.DivideToWhole(step);
            if (step * lots != adjustment.Amount)
            {
                throw new ArgumentException(
                    $"{adjustment.Amount} of {assets[asset].Name} are no whole lots of {step}", nameof(adjustment));
            }

            costs[asset - 1].Shift(lots);
        }
        else if (assets[asset].Kind == LedgerAssetKind.Stock)
        {
            stocks[asset - 1 - costs.Length].Add(adjustment.Amount, Amount.Zero);
        }

        balances.Add(asset, account, adjustment.Amount);
        balances.Add(asset, LedgerAccount.Adjustment, -adjustment.Amount);
        Close(
            LedgerEntryKind.Adjustment, adjustment.TimeNs, OrderId.None, default,
            new InstrumentIndex(Math.Max(0, asset - 1)), adjustment);
    }

    /// <summary>Cash, positions at their last prices, stocks at their rates; in the account's currency.</summary>
    /// <param name="lastTicks">Last prices by instrument.</param>
    public Amount Equity(ReadOnlySpan<long> lastTicks)
    {
        var total = Cash;
        for (var i = 0; i < costs.Length; i++)
        {
            if (costs[i].Lots != 0)
            {
                var value = instruments[i].Notional(lastTicks[i], costs[i].Lots);
                total += InAccount(instruments[i], instruments[i].IsPaidInFull ? value : value - costs[i].Cost);
            }
        }

        foreach (var stock in stocks)
        {
            total += stock.Units.IsZero ? Amount.Zero : rates?.ToAccount(stock.Units, stock.Currency) ?? Amount.Zero;
        }

        return total;
    }

    private static LedgerAccount AccountOf(ChargeKind kind) => kind switch
    {
        ChargeKind.Funding => LedgerAccount.Funding,
        ChargeKind.Borrow => LedgerAccount.Borrow,
        ChargeKind.Financing => LedgerAccount.Financing,
        ChargeKind.Liquidation => LedgerAccount.Liquidation,
        _ => LedgerAccount.Fees,
    };

    private void Realise(Amount profit)
    {
        balances.Add(0, LedgerAccount.Cash, profit);
        balances.Add(0, LedgerAccount.Realised, -profit);
    }

    private void BookFee(in FillRecord fill, Amount fee)
    {
        if (fill.FeeUnits.Sign <= 0)
        {
            balances.Add(0, LedgerAccount.Cash, -fee);
            balances.Add(0, LedgerAccount.Fees, fee);
            return;
        }

        // Paying with a stock sells it at its value: the fee costs that value, and what the stock gained is a profit.
        var place = StockOf(fill.FeeAsset);
        var asset = 1 + costs.Length + place;
        var own = Amount.Max(Amount.Zero, Amount.Min(stocks[place].Units, fill.FeeUnits));
        var bought = own == fill.FeeUnits ? Amount.Zero
            : own.IsZero ? fee
            : Amount.Max(Amount.Zero, fee - (rates?.ToAccount(own, fill.FeeAsset) ?? Amount.Zero));
        var cost = stocks[place].Take(own);
        var gain = fee - bought - cost;
        balances.Add(0, LedgerAccount.Cash, -bought);
        balances.Add(0, LedgerAccount.Position, -cost);
        balances.Add(0, LedgerAccount.Realised, -gain);
        balances.Add(0, LedgerAccount.Fees, fee);
        balances.Add(asset, LedgerAccount.Position, -own);
        balances.Add(asset, LedgerAccount.Clearing, own - fill.FeeUnits);
        balances.Add(asset, LedgerAccount.Fees, fill.FeeUnits);
    }

    private Amount InAccount(Instrument instrument, Amount amount) =>
        instrument.Quote == currency || rates is null ? amount : rates.ToAccount(amount, instrument.Quote);

    private int StockOf(Currency of)
    {
        for (var i = 0; i < stocks.Length; i++)
        {
            if (stocks[i].Currency == of)
            {
                return i;
            }
        }

        throw new ArgumentException($"the ledger counts no {of}: name it when the books are opened", nameof(of));
    }

    private void Close(
        LedgerEntryKind kind, long timeNs, OrderId order, ExecutionId execution, InstrumentIndex instrument,
        LedgerAdjustment? adjustment = null)
    {
        EntryCount++;
        balances.RequireBalanced();
        if (sink is not null)
        {
            var entry = new LedgerEntry(EntryCount, kind, timeNs, order, execution, instrument)
            {
                Adjustment = adjustment,
            };
            sink.OnEntry(in entry, balances.Postings);
        }

        balances.Begin();
    }
}
