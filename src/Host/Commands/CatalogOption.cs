namespace Plimsoll.Host.Commands;

/// <summary>The option that names the catalog, the same in every command that reads or writes data.</summary>
internal static class CatalogOption
{
    public const string Variable = "PLIMSOLL_CATALOG";

    private const string DefaultFolder = "./catalog";

    public static TextOption Create() => new("--catalog", "DIR", "Folder of the market data.")
    {
        DefaultText = $"the environment variable {Variable}, else {DefaultFolder}",
        IsPath = true,
    };

    /// <summary>The folder to use.</summary>
    public static string Folder(ValueReader values, TextOption option)
    {
        var given = values.Text(option);
        if (given is { Length: > 0 })
        {
            return given;
        }

        var fromEnvironment = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(fromEnvironment) ? DefaultFolder : fromEnvironment;
    }
}
