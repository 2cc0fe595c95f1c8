namespace Plimsoll.Model.Values;

/// <summary>An exact amount together with its currency. <c>default</c> is zero of the unnamed currency.</summary>
/// <param name="Amount">How much; negative for a debt.</param>
/// <param name="Currency">Of what.</param>
public readonly record struct Money(Amount Amount, Currency Currency)
{
    /// <summary>The sum of two amounts of the same currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) =>
        left.Currency == right.Currency
            ? new Money(left.Amount + right.Amount, left.Currency)
            : throw new InvalidOperationException($"cannot add {right.Currency} to {left.Currency}: convert one first");

    /// <summary>The difference of two amounts of the same currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => left + new Money(-right.Amount, right.Currency);

    /// <inheritdoc />
    public override string ToString() => $"{Amount} {Currency}";
}
