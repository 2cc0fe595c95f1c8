using System.Globalization;
using Plimsoll.Indicators;
using Plimsoll.Kernel;
using Plimsoll.Model.Events;

namespace Plimsoll.Research.Journaling;

/// <summary>
/// Names a program so closely that a state written by one is understood by another of the same name.
/// </summary>
public static class RunProgram
{
    private const int IdDigits = 12;

    /// <summary>
    /// The version, and of each part that states depend on the id that the compiler gave to its code. The strategy's
    /// own code is in the configuration.
    /// </summary>
    /// <param name="build">The program's version.</param>
    public static string Name(string build) => string.Create(
        CultureInfo.InvariantCulture,
        $"{build} {Id(typeof(TradingKernel))} {Id(typeof(Event))} {Id(typeof(IIndicator))}");

    private static string Id(Type part) => part.Module.ModuleVersionId.ToString("N")[..IdDigits];
}
