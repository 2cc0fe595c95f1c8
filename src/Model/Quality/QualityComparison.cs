namespace Plimsoll.Model.Quality;

/// <summary>How a condition compares a metric. <c>default</c> is equality.</summary>
public enum QualityComparison : byte
{
    /// <summary><c>_eq</c>: equal; texts without regard to case.</summary>
    Equal = 0,

    /// <summary><c>_gte</c>: at least.</summary>
    GreaterOrEqual = 1,

    /// <summary><c>_gt</c>: more than.</summary>
    Greater = 2,

    /// <summary><c>_lte</c>: at most.</summary>
    LessOrEqual = 3,

    /// <summary><c>_lt</c>: less than.</summary>
    Less = 4,
}
