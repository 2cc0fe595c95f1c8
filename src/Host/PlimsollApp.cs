using Plimsoll.Kernel.Strategies;

namespace Plimsoll.Host;

/// <summary>The entry of a program that is one file with one strategy: <c>dotnet run MyStrategy.cs -- backtest
/// …</c>.</summary>
public static class PlimsollApp
{
    /// <summary>
    /// Runs the whole Plimsoll command line; where a command asks for a strategy and none is named, it is
    /// <typeparamref name="TStrategy"/>.
    /// </summary>
    /// <param name="arguments">The program's arguments, e.g. <c>backtest --instrument BTCUSDT.BINANCE --period 1m
    /// …</c>.</param>
    /// <typeparam name="TStrategy">The strategy of the file.</typeparam>
    /// <returns>The exit code for the process; 0 when all went well.</returns>
    public static int Run<TStrategy>(string[] arguments)
        where TStrategy : Strategy, new()
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return CommandLineRun.Start(arguments, typeof(TStrategy));
    }
}
