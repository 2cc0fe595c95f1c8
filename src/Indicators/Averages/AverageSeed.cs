namespace Plimsoll.Indicators;

/// <summary>How an exponential average starts; the main reason why two programs show different values.</summary>
public enum AverageSeed
{
    /// <summary>With the mean of the first n numbers; ready after n. What most charts show.</summary>
    Mean = 0,

    /// <summary>With the first number, recursive from there; ready after n.</summary>
    FirstValue = 1,

    /// <summary>With the first number, recursive from there; ready after the first.</summary>
    FirstValueImmediate = 2,
}
