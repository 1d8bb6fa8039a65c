// Most tests stop or start recognition, so its reports have the short names.
global using CollectingSink = AcsDtmf.Engine.Tests.Support.CollectingSink<AcsDtmf.DtmfRecognitionRequest, AcsDtmf.DtmfRecognitionResult>;
global using Report = AcsDtmf.Engine.Tests.Support.Report<AcsDtmf.DtmfRecognitionRequest, AcsDtmf.DtmfRecognitionResult>;
