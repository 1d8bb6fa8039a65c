using AcsDtmf.Emulator.Hosting;

return await ServiceCommand.RunAsync(args);
