using Plimsoll.Kernel;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Accounts;

/// <summary>
/// Keeps the double-entry books, the tax lots and the list of executions of a run, out of what an observer is told.
/// </summary>
public sealed class AccountFold : IRunObserver
{
    private readonly KernelConfiguration configuration;
    private readonly TaxLots[] lots;
    private readonly List<LotClosing>[] closings;
    private readonly List<FillRecord> fills = [];

    /// <summary>Opens the books with the cash of the run.</summary>
    /// <param name="configuration">What the run was wired with; its rates are read at each booking.</param>
    /// <param name="stocks">Currencies besides that fees may be taken in.</param>
    /// <param name="sink">Is shown each entry; null for nobody.</param>
    public AccountFold(KernelConfiguration configuration, IReadOnlyList<Currency> stocks, ILedgerSink? sink = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        this.configuration = configuration;
        Ledger = new DoubleEntryLedger(
            configuration.Instruments, configuration.Currency, configuration.Rates, stocks, sink);
        lots = [.. configuration.Instruments.Select(static one => new TaxLots(one))];
        closings = [.. configuration.Instruments.Select(static _ => new List<LotClosing>())];
        Ledger.Open(timeNs: 0, configuration.StartCash);
    }

    /// <summary>The books.</summary>
    public DoubleEntryLedger Ledger { get; }

    /// <summary>The run's instruments, by index.</summary>
    public IReadOnlyList<Instrument> Instruments => configuration.Instruments;

    /// <summary>All executions that were booked, in order.</summary>
    public IReadOnlyList<FillRecord> Fills => fills;

    /// <summary>The tax lots of an instrument.</summary>
    public TaxLots Lots(InstrumentIndex instrument) => lots[instrument.Value];

    /// <summary>The lots of an instrument that were closed, in order.</summary>
    public IReadOnlyList<LotClosing> Closings(InstrumentIndex instrument) => closings[instrument.Value];

    /// <summary>The books as a statement, to be held against a venue's.</summary>
    public AccountStatement Statement()
    {
        var balances = new List<BalanceLine>();
        var positions = new List<PositionLine>();
        for (var i = 0; i < Ledger.Assets.Count; i++)
        {
            var asset = Ledger.Assets[i];
            var isAccount = asset.Kind == LedgerAssetKind.Account;
            var amount = Ledger.Balance(i, isAccount ? LedgerAccount.Cash : LedgerAccount.Position);
            if (asset.Kind == LedgerAssetKind.Instrument)
            {
                positions.Add(new PositionLine(asset.Name, amount));
            }
            else
            {
                balances.Add(new BalanceLine(asset.Name, amount));
            }
        }

        return new AccountStatement
        {
            Balances = balances,
            Positions = positions,
            Executions = [.. fills.Select(LineOf)],
        };
    }

    /// <inheritdoc />
    public void OnOrder(in OrderView order)
    {
    }

    /// <inheritdoc />
    public void OnFill(in FillRecord fill)
    {
        fills.Add(fill);
        Ledger.Book(in fill);
        lots[fill.Instrument.Value].Book(in fill, closings[fill.Instrument.Value]);
    }

    /// <inheritdoc />
    public void OnTrade(in PositionEpisode trade)
    {
    }

    /// <inheritdoc />
    public void OnEquity(in EquitySample sample)
    {
    }

    /// <inheritdoc />
    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
    }

    /// <inheritdoc />
    public void OnDesync(in DesyncRecord desync)
    {
    }

    /// <inheritdoc />
    public void OnCharge(in ChargeRecord charge) => Ledger.Book(in charge);

    private ExecutionLine LineOf(FillRecord fill)
    {
        var instrument = Instruments[fill.Instrument.Value];
        var lotCount = fill.Side == OrderSide.Buy ? fill.Quantity.Lots : -fill.Quantity.Lots;
        var hasUnits = fill.FeeUnits.Sign > 0;
        return new ExecutionLine(
            instrument.Id.ToString(), fill.Execution.Value, fill.TimeNs, instrument.QuantityGrid.Step * lotCount,
            instrument.PriceGrid.Step * fill.Price.Ticks, hasUnits ? fill.FeeUnits : fill.Fee,
            hasUnits ? fill.FeeAsset.Code : instrument.Quote.Code);
    }
}
