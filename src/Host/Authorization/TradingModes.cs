using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Authorization;

/// <summary>Reads the word for a mode.</summary>
internal static class TradingModes
{
    /// <summary>The words, in the order of the modes.</summary>
    public static readonly string Allowed = "paper, shadow, staged, live";

    /// <summary>
    /// Reads a word; case and blanks around it do not matter, nothing at all is paper. A word that is not known is no
    /// mode, and least of all paper: whoever wrote it wanted something.
    /// </summary>
    /// <returns>Whether it is known.</returns>
    public static bool TryParse(string? word, out TradingMode mode)
    {
        mode = TradingMode.Paper;
        switch (word?.Trim().ToUpperInvariant())
        {
            case null or "" or "PAPER":
                return true;
            case "SHADOW":
                mode = TradingMode.Shadow;
                return true;
            case "STAGED":
                mode = TradingMode.Staged;
                return true;
            case "LIVE":
                mode = TradingMode.Live;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The highest level that a mode lets evidence reach.</summary>
    public static AuthorizationLevel HighestOf(TradingMode mode) => mode switch
    {
        TradingMode.Paper => AuthorizationLevel.PaperOnly,
        TradingMode.Shadow => AuthorizationLevel.Denied,
        TradingMode.Staged => AuthorizationLevel.Limited,
        _ => AuthorizationLevel.Full,
    };

    /// <summary>Whether orders of a mode can cost real money.</summary>
    public static bool UsesMoney(TradingMode mode) => mode is TradingMode.Staged or TradingMode.Live;
}
