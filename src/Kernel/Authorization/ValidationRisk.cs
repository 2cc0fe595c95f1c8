namespace Plimsoll.Kernel.Authorization;

/// <summary>How risky a validation looks. <c>default</c> is the worst.</summary>
public enum ValidationRisk : byte
{
    /// <summary>It failed.</summary>
    High = 0,

    /// <summary>It passed, and fewer than 60 % of the orders were filled.</summary>
    Medium = 1,

    /// <summary>It passed, and at least 60 % of the orders were filled.</summary>
    Low = 2,
}
