using System.CommandLine;
using System.Text.Json;
using Plimsoll.Host.Commands;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Tests.Host.Commands;

/// <summary>Runs commands inside the test, in a folder that is deleted at the end.</summary>
internal sealed class CommandRig : IDisposable
{
    public CommandRig() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "plimsoll-commands-" + Path.GetRandomFileName());

    public string In(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs a command; everything it writes is one text.</summary>
    public string Run(ExitCode expected, params string[] arguments)
    {
        Assert.True(Directory.Exists(Folder), "a command was run after its folder was removed");
        using var standard = new StringWriter();
        using var error = new StringWriter();
        var output = new Output(standard, error) { IsJson = arguments.Contains("--json") };
        var parsed = new CommandTree().Root.Parse(
            arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        var code = TopLevelFilter.Run(output, isDebug: false, () =>
        {
            ParseErrors.ThrowIfAny(parsed);
            return ((PlimsollCommand)parsed.CommandResult.Command).Execute(parsed, new CommandScope(output, null));
        });
        var text = output.IsJson ? standard.ToString() : standard + error.ToString();
        Assert.True(expected == code, $"{string.Join(' ', arguments)}: {code}\n{standard}{error}");
        return text;
    }

    public JsonElement Json(ExitCode expected, params string[] arguments) =>
        JsonDocument.Parse(Run(expected, [.. arguments, "--json"])).RootElement;
}
