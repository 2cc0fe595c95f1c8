namespace Plimsoll.Host.Commands;

/// <summary>The folder of a long run, as every command about one names it.</summary>
internal static class RunFolderOption
{
    public static TextOption Create() => new("--run-folder", "DIR", "The folder of the run.")
    {
        IsNeeded = true,
        IsPath = true,
    };
}
