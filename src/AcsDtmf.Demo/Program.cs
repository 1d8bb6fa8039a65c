using AcsDtmf.Demo;

return await DemoCommand.RunAsync(args);
