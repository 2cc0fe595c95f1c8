namespace Plimsoll.Model.Ids;

/// <summary>
/// The position of an instrument in the run's instrument table; arrays inside the kernel are indexed by it.
/// <c>default</c> is
/// the first instrument.
/// </summary>
/// <param name="Value">0 or greater.</param>
public readonly record struct InstrumentIndex(int Value);
