using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Conversion;

/// <summary>
/// Exchange rates by the last prices of the run's currency pairs: directly, upside down, or over one currency in
/// between. Deterministic: a direct pair beats a way over two, and of equals the first instrument wins.
/// </summary>
public sealed class CurrencyRates
{
    private readonly Instrument[] instruments;
    private readonly Currency[] bases;
    private readonly long[] lastTicks;

    /// <summary>Makes a table that knows no price yet.</summary>
    /// <param name="instruments">The run's instruments, by index.</param>
    /// <param name="account">The account's currency.</param>
    public CurrencyRates(IReadOnlyList<Instrument> instruments, Currency account)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        Account = account;
        this.instruments = [.. instruments];
        bases = new Currency[instruments.Count];
        lastTicks = new long[instruments.Count];
        for (var i = 0; i < bases.Length; i++)
        {
            bases[i] = CurrencyPair.BaseOf(instruments[i]) ?? default;
        }
    }

    /// <summary>The account's currency.</summary>
    public Currency Account { get; }

    /// <summary>Whether an instrument's price is an exchange rate.</summary>
    public bool IsRate(InstrumentIndex instrument) => bases[instrument.Value].Code.Length > 0;

    /// <summary>Takes the last price of an instrument; anything but a positive price of a pair is ignored.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="ticks">The price.</param>
    public void Note(InstrumentIndex instrument, long ticks)
    {
        if (ticks > 0)
        {
            lastTicks[instrument.Value] = ticks;
        }
    }

    /// <summary>Whether a way between two currencies exists among the instruments, whatever prices are known.</summary>
    public bool HasWay(Currency from, Currency to) => Find(from, to, needsPrice: false, out _);

    /// <summary>The rate by the last prices.</summary>
    /// <param name="from">What one has.</param>
    /// <param name="to">What one wants.</param>
    /// <param name="rate">Units of the wanted for one of the other.</param>
    /// <returns>False when no way exists or a price on it is not known yet.</returns>
    public bool TryRate(Currency from, Currency to, out ExchangeRate rate) =>
        Find(from, to, needsPrice: true, out rate);

    /// <summary>
    /// An amount in the account's currency, rounded down; nothing while the rate is not known.
    /// </summary>
    public Amount ToAccount(Amount amount, Currency currency) =>
        currency == Account ? amount
        : TryRate(currency, Account, out var rate) ? rate.ConvertDown(amount)
        : Amount.Zero;

    /// <summary>Writes the prices that are known.</summary>
    internal void Save(IStateWriter writer)
    {
        writer.WriteSection("Rates/1");
        writer.Write(lastTicks.Length);
        foreach (var ticks in lastTicks)
        {
            writer.Write(ticks);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    internal void Restore(IStateReader reader)
    {
        reader.ReadSection("Rates/1");
        reader.Expect(lastTicks.Length, "instruments of the exchange rates");
        for (var i = 0; i < lastTicks.Length; i++)
        {
            lastTicks[i] = reader.ReadInt64();
        }
    }

    private bool Find(Currency from, Currency to, bool needsPrice, out ExchangeRate rate)
    {
        rate = ExchangeRate.One;
        if (from == to || TryDirect(from, to, needsPrice, out rate))
        {
            return true;
        }

        for (var i = 0; i < instruments.Length; i++)
        {
            var quote = instruments[i].Quote;
            var middle = bases[i] == from ? quote : quote == from ? bases[i] : default;
            if (middle.Code.Length > 0 && TryDirect(from, middle, needsPrice, out var first)
                && TryDirect(middle, to, needsPrice, out var second))
            {
                rate = first.Then(in second);
                return true;
            }
        }

        return false;
    }

    private bool TryDirect(Currency from, Currency to, bool needsPrice, out ExchangeRate rate)
    {
        rate = ExchangeRate.One;
        for (var i = 0; i < instruments.Length; i++)
        {
            var isForward = bases[i] == from && instruments[i].Quote == to;
            var isBackward = bases[i] == to && instruments[i].Quote == from;
            if (bases[i].Code.Length == 0 || !(isForward || isBackward) || (needsPrice && lastTicks[i] == 0))
            {
                continue;
            }

            var grid = instruments[i].PriceGrid;
            var price = checked(Math.Max(1, lastTicks[i]) * grid.Mantissa);
            var scale = PowersOfTen.Int64(grid.Decimals);
            rate = isForward ? new ExchangeRate(price, scale) : new ExchangeRate(scale, price);
            return true;
        }

        return false;
    }
}
