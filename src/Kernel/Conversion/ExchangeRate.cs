using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Conversion;

/// <summary>
/// An exact exchange rate: one or two last prices, each a whole fraction, perhaps upside down. Every conversion says
/// in which direction it rounds.
/// </summary>
public readonly record struct ExchangeRate
{
    private readonly long firstUp;
    private readonly long firstDown;
    private readonly long secondUp;
    private readonly long secondDown;

    internal ExchangeRate(long up, long down)
        : this(up, down, 1, 1)
    {
    }

    private ExchangeRate(long firstUp, long firstDown, long secondUp, long secondDown)
    {
        this.firstUp = firstUp;
        this.firstDown = firstDown;
        this.secondUp = secondUp;
        this.secondDown = secondDown;
    }

    /// <summary>The rate of a currency against itself.</summary>
    public static ExchangeRate One { get; } = new(1, 1);

    /// <summary>The nearest double, for marks and display.</summary>
    public double ToDouble() => (double)firstUp / firstDown * ((double)secondUp / secondDown);

    /// <summary>An amount in the other currency, rounded down (toward minus infinity) to 18 decimals.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public Amount ConvertDown(Amount amount) => -ConvertUp(-amount);

    /// <summary>An amount in the other currency, rounded up (toward plus infinity) to 18 decimals.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public Amount ConvertUp(Amount amount)
    {
        var one = firstUp == firstDown ? amount : amount.ScaleUp(firstUp, firstDown);
        return secondUp == secondDown ? one : one.ScaleUp(secondUp, secondDown);
    }

    /// <summary>How much of the first currency an amount of the other is, rounded up to so many decimals.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public Amount InverseUp(Amount amount, int decimals)
    {
        var one = secondUp == secondDown ? amount : amount.ScaleUp(secondDown, secondUp);
        return one.ScaleUp(firstDown, firstUp, decimals);
    }

    /// <summary>First by this rate, then by another.</summary>
    internal ExchangeRate Then(in ExchangeRate next) => new(firstUp, firstDown, next.firstUp, next.firstDown);
}
