using ChefNano.Trainer.Commands;

try
{
    var arguments = new Arguments([.. args.Skip(1)]);
    switch (args.FirstOrDefault())
    {
        case "train": TrainCommand.Run(arguments); break;
        case "lora": LoraCommand.Run(arguments); break;
        case "probe": ProbeCommand.Run(arguments); break;
        case "export": ExportCommand.Run(arguments); break;
        case "verify": VerifyCommand.Run(arguments); break;
        case "drills": DrillsCommand.Run(arguments); break;
        case "check": CheckCommand.Run(arguments); break;
        default:
            throw new ArgumentException($"There is no command '{args.FirstOrDefault()}'. The commands are: train, lora, probe, export, verify, check, drills.");
    }

    return 0;
}
catch (Exception problem) when (problem is ArgumentException or IOException or InvalidDataException or InvalidOperationException or Agent.Inference.Files.GgufException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
