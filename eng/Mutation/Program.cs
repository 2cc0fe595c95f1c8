using System.Globalization;
using Plimsoll.Mutation;

// Usage: eng/mutate [--folders Risk,Orders] [--tests PREFIX,PREFIX] [--sample N] [--seed S] [--minutes M] [--anew]
//   --folders  folders of src/Kernel that are changed
//   --tests    the tests that are run: beginnings of class names
//   --sample   only so many mutants, drawn with --seed
//   --minutes  ends after this time; the next run goes on from there
//   --file     only mutants of files whose name contains this
//   --again    tries those anew that were not killed
//   --anew     forgets what was found before
var options = Options.Read(args);
if (options.Worker is { } list)
{
    var worker = new Worker(options.Folder, options.Tests);
    if (list.Length == 0)
    {
        worker.Cover(options.Count);
    }
    else
    {
        worker.Run(
            File.ReadLines(list).Select(static line => int.Parse(line, CultureInfo.InvariantCulture)),
            options.Results, DateTime.UtcNow.AddMinutes(options.Minutes));
    }

    return 0;
}

return new Campaign(options).Run();
