using DigitalIndiaStack.Faults;
using DigitalIndiaStack.Faults.Naive;

return args is ["naive", var connection, ..]
    ? await NaiveServer.RunAsync(connection, args)
    : FaultOptions.Read(args, Console.Error) is { } options ? await FaultRun.RunAsync(options, Console.Out) : FaultOptions.Usage;
