BEGIN TRANSACTION;
CREATE TABLE action (
        id INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        actor VARCHAR NOT NULL,
        what VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        PRIMARY KEY (id)
    );
INSERT INTO "action" VALUES(80858203192377207,23,'lead','assign 1 transcripts, ana','done');
INSERT INTO "action" VALUES(3129697336335726346,3,'lead','add 5 codes','done');
INSERT INTO "action" VALUES(3390549486127781601,24,'ana','finish one','done');
INSERT INTO "action" VALUES(4837379209125555694,22,'ana','pin a/b to 1','done');
INSERT INTO "action" VALUES(5399800528025918260,20,'ana','undo code e','reversal');
INSERT INTO "action" VALUES(5603475143618293512,13,'lead','add coders','done');
INSERT INTO "action" VALUES(5928559845787444771,15,'lead','import 1 transcripts','done');
INSERT INTO "action" VALUES(7349228922530670031,18,'ana','code a/b','done');
INSERT INTO "action" VALUES(7370561763456783862,9,'lead','add 1 interviewees','done');
INSERT INTO "action" VALUES(7844659962985003048,1,'lead','new study','done');
INSERT INTO "action" VALUES(8057685102706457446,25,'lead','split code a/d into a/f','done');
INSERT INTO "action" VALUES(8192374539184143795,21,'ana','write a memo','done');
INSERT INTO "action" VALUES(8391024717393396631,19,'ana','code e','dropped');
CREATE TABLE assignment (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, transcript_id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
INSERT INTO "assignment" VALUES(5556221693754523580,4985905621638447445,213438562165841109);
CREATE TABLE category (
        id INTEGER NOT NULL,
        path VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (path)
    );
INSERT INTO "category" VALUES(168406284656618778,'advocates/survivor','Survivor',1);
INSERT INTO "category" VALUES(1656231092087897500,'advocates','Advocates',0);
INSERT INTO "category" VALUES(5042683287087667972,'unknown','Unknown',2);
CREATE TABLE code (
        id INTEGER NOT NULL,
        parent_id INTEGER,
        "key" VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        definition VARCHAR NOT NULL,
        include VARCHAR NOT NULL,
        exclude VARCHAR NOT NULL,
        examples JSON NOT NULL,
        color VARCHAR NOT NULL,
        aliases JSON NOT NULL,
        position INTEGER NOT NULL,
        retired BOOLEAN NOT NULL,
        added_in INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (parent_id, "key"),
        FOREIGN KEY(parent_id) REFERENCES code (id)
    );
INSERT INTO "code" VALUES(3472946646002578401,8649416006001575395,'c','C','','','','[]','','[]',2,0,1);
INSERT INTO "code" VALUES(4558828775911538421,7876216680346826527,'d','D','','','','[]','','[]',3,0,1);
INSERT INTO "code" VALUES(5333569652761756672,NULL,'e','E','','','','[]','','[]',4,0,1);
INSERT INTO "code" VALUES(7876216680346826527,NULL,'a','A','','','','[]','#0072B2','[]',0,0,1);
INSERT INTO "code" VALUES(8035060542415472503,7876216680346826527,'f','F','','','','[]','','[]',5,0,2);
INSERT INTO "code" VALUES(8649416006001575395,7876216680346826527,'b','B','','','','[]','','[]',1,0,1);
CREATE TABLE code_change (
        id INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        what VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    );
INSERT INTO "code_change" VALUES(1135434924250206763,4558828775911538421,2,'split into a/f');
INSERT INTO "code_change" VALUES(3630221357287655376,8035060542415472503,2,'added');
CREATE TABLE codebook_revision (
        id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        title VARCHAR NOT NULL,
        version VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (number)
    );
INSERT INTO "codebook_revision" VALUES(3383019411019626589,1,'Test','1','','2026-11-25T03:42:23.260Z');
INSERT INTO "codebook_revision" VALUES(6046651052825203785,2,'Test','1','','2026-11-25T03:42:23.287Z');
CREATE TABLE coder (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    );
INSERT INTO "coder" VALUES(4985905621638447445,'ana');
INSERT INTO "coder" VALUES(9132959184377341491,'ben');
CREATE TABLE coding (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        memo VARCHAR NOT NULL,
        stance VARCHAR NOT NULL,
        quotable VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        made_under INTEGER NOT NULL,
        digest_key VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    );
INSERT INTO "coding" VALUES(7231609197409502162,213438562165841109,4985905621638447445,8649416006001575395,1,29,33,'','','verbatim','2026-11-25T03:42:23.273Z',1,'c0d346e5b1026ace7c040e12f18b0a15','b6f83091f87b2082bac2f4cb5df14b2c46e15afcc9f58c67db1683bcdfcaadec');
CREATE TABLE coding_speaker (
        coding_id INTEGER NOT NULL,
        interviewee_id INTEGER NOT NULL,
        words INTEGER NOT NULL,
        PRIMARY KEY (coding_id, interviewee_id),
        FOREIGN KEY(coding_id) REFERENCES coding (id),
        FOREIGN KEY(interviewee_id) REFERENCES interviewee (id)
    ) WITHOUT ROWID
    ;
INSERT INTO "coding_speaker" VALUES(7231609197409502162,8394297010332612517,1);
CREATE TABLE event (
        seq INTEGER NOT NULL,
        id INTEGER NOT NULL,
        action_id INTEGER NOT NULL,
        actor VARCHAR NOT NULL,
        what VARCHAR NOT NULL,
        reverses INTEGER,
        kind VARCHAR NOT NULL,
        subject INTEGER NOT NULL,
        "before" VARCHAR,
        "after" VARCHAR,
        at VARCHAR NOT NULL,
        content_key VARCHAR NOT NULL,
        content_digest VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (seq),
        UNIQUE (id)
    );
INSERT INTO "event" VALUES(1,2071094783029285867,7844659962985003048,'lead','new study',NULL,'study',879278912809876855,NULL,'{"blind":"always","created_at":"2026-11-25T03:42:23.255Z","id":879278912809876855,"title":"Old","uid":"83ff6d1e57d5b23eabb9bde90fa4a72e"}','2026-11-25T03:42:23.257Z','80fc0f832756852bc9de7fb7834b9fd8','a5e12486508fb51197fe072c8e272f068003cc56efad2f02f81a10f626d2b859','a9e123e3b69d9426fea87156412fe8f0116d717f09a71df01e373485611d5240');
INSERT INTO "event" VALUES(2,3136481882119714422,7844659962985003048,'lead','new study',NULL,'category',5042683287087667972,NULL,'{"id":5042683287087667972,"name":"Unknown","path":"unknown","position":0}','2026-11-25T03:42:23.257Z','6c72edc405a8217daab07a12e78cc877','daaa91b87760c78973325185cdec6f2e13192da1aed86f6225b714cc28ebb36f','a218f5c2602fb8d9f3d308ee12d50557bf8468861e5da46c8b8631d1703b17ce');
INSERT INTO "event" VALUES(3,1989192975856432825,3129697336335726346,'lead','add 5 codes',NULL,'codebook_revision',3383019411019626589,NULL,'{"id":3383019411019626589,"made_at":"2026-11-25T03:42:23.260Z","number":1,"reason":"","title":"Test","version":"1"}','2026-11-25T03:42:23.260Z','4570fd8ce2e044988d12299039db83a6','858304600cfc192f41104723e262433d2c904c03f6712eca48d452c8e26905b5','f86e3c23ef57d2c8a5f7284b2f2a19506e50fff3643978563dc921265213f1dd');
INSERT INTO "event" VALUES(4,3143560462738042919,3129697336335726346,'lead','add 5 codes',NULL,'code',7876216680346826527,NULL,'{"added_in":1,"aliases":[],"color":"#0072B2","definition":"","examples":[],"exclude":"","id":7876216680346826527,"include":"","key":"a","name":"A","parent_id":null,"position":0,"retired":false}','2026-11-25T03:42:23.260Z','8f46a9d8d1516b26029ee62d307265fa','2325d96123f2fe4e4e781188c52ccb79d1760edbd59154668d62bed59461171c','9fdc5dfae5771aed2182434dd48ac4d21059e94fc6f3672b4d19032d50539353');
INSERT INTO "event" VALUES(5,2620313053119578476,3129697336335726346,'lead','add 5 codes',NULL,'code',8649416006001575395,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":8649416006001575395,"include":"","key":"b","name":"B","parent_id":7876216680346826527,"position":1,"retired":false}','2026-11-25T03:42:23.260Z','595ac1445ec77de11c22782a4904e8b7','1b7f9d133c145138edc73a022edf2c814aceea2f3328b1071ce99639126defb4','774d4262d05f075f5787c7d0d88d11ad1b0759835398b2a5ad0f533b23637173');
INSERT INTO "event" VALUES(6,8825287787779886967,3129697336335726346,'lead','add 5 codes',NULL,'code',3472946646002578401,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":3472946646002578401,"include":"","key":"c","name":"C","parent_id":8649416006001575395,"position":2,"retired":false}','2026-11-25T03:42:23.260Z','708955495d9806a49c716527678d820f','5e2d89e52a7f2931da2fea9b751a7d305401894471af33d2408c4363eb652e82','cd1036b2062bb7d4d3f1145b92920aa9952a7232b76c57742d138b227e3d3483');
INSERT INTO "event" VALUES(7,4308405108449886026,3129697336335726346,'lead','add 5 codes',NULL,'code',4558828775911538421,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":4558828775911538421,"include":"","key":"d","name":"D","parent_id":7876216680346826527,"position":3,"retired":false}','2026-11-25T03:42:23.260Z','3c0dd93e9417f576c7474f73393ec3a7','3260cd34d0a2ccba6ca9bc10acb6b5ec267ccd97dea0b247be61aaf95b3feb94','75af707f6adcb37698c4ea1bb95d32e6c77e4771509c0bf149975c0768bba65c');
INSERT INTO "event" VALUES(8,3013413612609171138,3129697336335726346,'lead','add 5 codes',NULL,'code',5333569652761756672,NULL,'{"added_in":1,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":5333569652761756672,"include":"","key":"e","name":"E","parent_id":null,"position":4,"retired":false}','2026-11-25T03:42:23.260Z','e9614b6e9f5b564187ae1660c077ea05','13fc4b4034ff6718d41ce3a8fbe5c1c84670f131341596c5d80661deee72baae','a665be50b01de73d5cb1179fbc99bf7d968306a63207e4399db6eff7e27a0499');
INSERT INTO "event" VALUES(9,4024684960575457637,7370561763456783862,'lead','add 1 interviewees',NULL,'category',1656231092087897500,NULL,'{"id":1656231092087897500,"name":"Advocates","path":"advocates","position":0}','2026-11-25T03:42:23.263Z','624fe438b0a98d43493ca3b530ec9f93','bff27a9c8f32ca43e54da1620ebb50bd48ca47782bf7a4ed47141920fd8366c9','06f0d930d2ee004457236a7bac0a68a59946e2200a7b3a55f06ddfc41346376e');
INSERT INTO "event" VALUES(10,1799446837500876755,7370561763456783862,'lead','add 1 interviewees',NULL,'category',168406284656618778,NULL,'{"id":168406284656618778,"name":"Survivor","path":"advocates/survivor","position":1}','2026-11-25T03:42:23.263Z','47caa98fb0d1493b232741b478835c87','d922b74cc89a46a7410a6d8db08b8a4dfd7f7c756cb76005aa438907c28edf6e','20948f49d83b010907fd2cad69021e306bfc56dee3d4265e4a572fb206f9cf82');
INSERT INTO "event" VALUES(11,8262988402869992043,7370561763456783862,'lead','add 1 interviewees',NULL,'category',5042683287087667972,'{"id":5042683287087667972,"name":"Unknown","path":"unknown","position":0}','{"id":5042683287087667972,"name":"Unknown","path":"unknown","position":2}','2026-11-25T03:42:23.263Z','e14548295f980921c64feab3518eb33f','efd8443a6f6994e345a5e38c326037fab4b49921aaf9dfb27d398d0396d8aa1e','12264920a5a0e13946afba92bf6a0bc24f8ae9c60010e8711bec07b32240a32b');
INSERT INTO "event" VALUES(12,593250949893960545,7370561763456783862,'lead','add 1 interviewees',NULL,'interviewee',8394297010332612517,NULL,'{"attributes":{},"category_id":168406284656618778,"consent":"verbatim","id":8394297010332612517,"position":0,"pseudonym":"S-1"}','2026-11-25T03:42:23.263Z','c3cdd44524c0e6e2dd7a5d4032465777','36913a90c2757e9bc6b4f04a7129252e79725ffcc35fc1181481fd08e0eb20a7','86588be68233a8afc3e99fd58b1201a1bfe3861ecbbb354be983e4c5af2dce09');
INSERT INTO "event" VALUES(13,6884044757870411478,5603475143618293512,'lead','add coders',NULL,'coder',4985905621638447445,NULL,'{"id":4985905621638447445,"name":"ana"}','2026-11-25T03:42:23.268Z','6e255d61bff4641795b34b045de01a87','de4bde768f2cef3b07c724c53296eb7716efaffb2410bf69c17980978678f970','966933176b976f675ce3db9d9150b4bc455c7531fe18d01e0e81ece835b14492');
INSERT INTO "event" VALUES(14,2183332078715992858,5603475143618293512,'lead','add coders',NULL,'coder',9132959184377341491,NULL,'{"id":9132959184377341491,"name":"ben"}','2026-11-25T03:42:23.268Z','7d828b7ca12bedf164818e0bad78ae57','34ebfb1e549dd6d55ceba89339454ecebe0be1c8216fb9f7a35d3df3289c0e6b','a1a83d4278e1803c6fee7e1a6632f9354165aa81a5aecd322198813b6b016cab');
INSERT INTO "event" VALUES(15,1762460115207134953,5928559845787444771,'lead','import 1 transcripts',NULL,'transcript',213438562165841109,NULL,'{"attributes":{},"id":213438562165841109,"key":"one","position":0,"reviewed_by":"lead","revision":1}','2026-11-25T03:42:23.271Z','b62ebfa34793ec97ae63f5357537cb28','d857685d029a0c132f45e0872ccf3f848f4fcaaa0ae23e5d8f3871529b7b2d1b','b2e5891bb93e3aaad89d98203a2b129da96aa1639d17456f74e606da53524ea6');
INSERT INTO "event" VALUES(16,2407665097937579378,5928559845787444771,'lead','import 1 transcripts',NULL,'revision',2365012685434917740,NULL,'{"characters":44,"id":2365012685434917740,"number":1,"sha256":"0dae2af8d6d37a23cfa919069890582c84de64d74338ac417ce1616206ba2f57","transcript_id":213438562165841109,"turns":[["interviewer","INT",null,5,16,null],["interviewee","S-1",8394297010332612517,22,43,null]],"words":5}','2026-11-25T03:42:23.271Z','a038803c61e2febe7c92bae937f0ee3e','8680d1f2506b14be83247acbea45e6b04655d32787a9884495c5d49c6698ab55','14387044389ea24855ad06ba87375de387a0ec915c8209bcb7a7512c4635a6da');
INSERT INTO "event" VALUES(17,5814344400989097492,5928559845787444771,'lead','import 1 transcripts',NULL,'kept_word',648959723095114557,NULL,'{"id":648959723095114557,"text":"cold"}','2026-11-25T03:42:23.271Z','b70dd484c5bbc00f3eb3829c00d3512d','0ef630c47f9ec8224fc6f50e9dc965812bb7a3a80438e7e0bf9fec4ef8e22f8d','3cbc094f958cda43029379e67db36d2add3fa055ee29d2438f66b2c7b09ba677');
INSERT INTO "event" VALUES(18,881841793600037835,7349228922530670031,'ana','code a/b',NULL,'coding',7231609197409502162,NULL,'{"code_id":8649416006001575395,"coder_id":4985905621638447445,"digest":"b6f83091f87b2082bac2f4cb5df14b2c46e15afcc9f58c67db1683bcdfcaadec","digest_key":"c0d346e5b1026ace7c040e12f18b0a15","end":33,"id":7231609197409502162,"made_at":"2026-11-25T03:42:23.273Z","made_under":1,"memo":"","quotable":"verbatim","revision":1,"stance":"","start":29,"transcript_id":213438562165841109}','2026-11-25T03:42:23.275Z','21a7174bb32ec91f0060dff5e91afb0f','84dd21975187bf84452b4f748b08ad6049d00670574798fd2a14480106d0516b','b719f520b5ee49a3f8ac3519ee6f9aedcbaee3f1b0d48a90d976346e05501fa3');
INSERT INTO "event" VALUES(19,9084624275396548133,8391024717393396631,'ana','code e',NULL,'coding',1879907867906644771,NULL,'{"code_id":5333569652761756672,"coder_id":4985905621638447445,"digest":"bf6e5ce70a1acc856a713f3a22ec754adb6a0d7ff9ffde5eb67a61c3d7b4727a","digest_key":"9937d8ee1f77c602b4a92ed4ace1d45e","end":33,"id":1879907867906644771,"made_at":"2026-11-25T03:42:23.275Z","made_under":1,"memo":"","quotable":"verbatim","revision":1,"stance":"","start":29,"transcript_id":213438562165841109}','2026-11-25T03:42:23.276Z','815f8ec068d1068e63654cf14761f62a','6eb617bf29d40e4f930e77352c6facf12c054002151da6b52419a7b3ee7b6e02','11d8f27c77ae1c2d8f3c126c7ab0e5913d61fa30e3c618adafa25d6ddafe77ea');
INSERT INTO "event" VALUES(20,4240819592858340098,5399800528025918260,'ana','undo code e',8391024717393396631,'coding',1879907867906644771,'{"code_id":5333569652761756672,"coder_id":4985905621638447445,"digest":"bf6e5ce70a1acc856a713f3a22ec754adb6a0d7ff9ffde5eb67a61c3d7b4727a","digest_key":"9937d8ee1f77c602b4a92ed4ace1d45e","end":33,"id":1879907867906644771,"made_at":"2026-11-25T03:42:23.275Z","made_under":1,"memo":"","quotable":"verbatim","revision":1,"stance":"","start":29,"transcript_id":213438562165841109}',NULL,'2026-11-25T03:42:23.280Z','0a290f90dcbcc0969a4c6f3bd22b7294','d387fed79e9ada2caf11b8c472609a309ff1f2f75ca9a86f627a75e811e411c1','4d41624c21de602b10df801c307314d635eec3c3862d82c32f6f45cb3fa8a253');
INSERT INTO "event" VALUES(21,7820763507955606760,8192374539184143795,'ana','write a memo',NULL,'memo',845031950825461949,NULL,'{"about":"passage","changed_at":"2026-11-25T03:42:23.281Z","code_id":null,"coder_id":4985905621638447445,"digest":"2330e7cc9b855d357123cc63c015ee802e86c649bc020fa9717c9fdb47ee1f03","digest_key":"d55ae04a3979f9ec1ed0ab42fe0a1e0d","end":33,"id":845031950825461949,"made_at":"2026-11-25T03:42:23.281Z","revision":1,"start":29,"text":"a note","transcript_id":213438562165841109}','2026-11-25T03:42:23.282Z','5962e93120617c3581be9e1b9343721b','5af37c4818b9cdc311924b3200defd1ce9aae1abfa4e30728cddd0b70f26b86b','98ea5fab0bbde173e3e1a4582c487191f81bcec4edca44f7d5652147a62d657f');
INSERT INTO "event" VALUES(22,1945475599267095520,4837379209125555694,'ana','pin a/b to 1',NULL,'pin',7489229966576330549,NULL,'{"code_id":8649416006001575395,"coder_id":4985905621638447445,"id":7489229966576330549,"number":1}','2026-11-25T03:42:23.283Z','8039b704a7bf7543de6ccb23b0a9a49f','6f7a1e784916b20a06d409582f48e1cd975cb9c9fc7b721dca03659e256cfc48','9f47b5a9e38d93dacd28048e6f7521a898b20fa9736dc2981279e65630d194c5');
INSERT INTO "event" VALUES(23,7788156434086281088,80858203192377207,'lead','assign 1 transcripts, ana',NULL,'assignment',5556221693754523580,NULL,'{"coder_id":4985905621638447445,"id":5556221693754523580,"transcript_id":213438562165841109}','2026-11-25T03:42:23.284Z','e93a23079dc5be2690aed387a6b0bd23','61058d7ed1109f0064a00a5d387b28ec6f4503467d71e98fa3964fb3a883cd06','f222980a1b6b9a7f805445136380185b6778eb7f74e72a5681460ab67e01bf1c');
INSERT INTO "event" VALUES(24,3287684464352044372,3390549486127781601,'ana','finish one',NULL,'finished',121488158250531784,NULL,'{"coder_id":4985905621638447445,"id":121488158250531784,"made_at":"2026-11-25T03:42:23.285Z","made_under":1,"transcript_id":213438562165841109}','2026-11-25T03:42:23.285Z','f4145400d45b99808f1d6f4af7a25f5f','0d79444df6c297d8e477980c77d57ec5e1d995687708240c5ae460cd020ea5b2','8b9ac001ec3cf2aa20e122e32aa5c8437770f6b9196b23be9803f7bb3c323923');
INSERT INTO "event" VALUES(25,2439295175752288870,8057685102706457446,'lead','split code a/d into a/f',NULL,'codebook_revision',6046651052825203785,NULL,'{"id":6046651052825203785,"made_at":"2026-11-25T03:42:23.287Z","number":2,"reason":"","title":"Test","version":"1"}','2026-11-25T03:42:23.288Z','98be0cd1d27493ed689617ce561f56df','2cd8c28b7a653a0c2e87494eb648844a0849e84cd5cec0bac348ee670a6affb7','c248f6f18bb7ceb459a1da7128c69fecb55cec668e8cf4c4c3c8ab0fe562089c');
INSERT INTO "event" VALUES(26,5153688233365976300,8057685102706457446,'lead','split code a/d into a/f',NULL,'code',8035060542415472503,NULL,'{"added_in":2,"aliases":[],"color":"","definition":"","examples":[],"exclude":"","id":8035060542415472503,"include":"","key":"f","name":"F","parent_id":7876216680346826527,"position":5,"retired":false}','2026-11-25T03:42:23.288Z','7dcf995aad72b504b15c36a1a43a8448','f7a57db774e9cf6c6a44e6367efdd19a8731737bd49e957c1fae0c92163723db','ad3f3f6f6cd4e1e1007995fe572a4caabf7c801e6b5815d7a96c582374e801fd');
INSERT INTO "event" VALUES(27,5420908558237372522,8057685102706457446,'lead','split code a/d into a/f',NULL,'code_change',3630221357287655376,NULL,'{"code_id":8035060542415472503,"id":3630221357287655376,"revision":2,"what":"added"}','2026-11-25T03:42:23.288Z','e6a3ba252d051791702e154b752600bf','00a708d2b0637ad2bc4319aa6f20582eb2381cc713bf32df757a944ae41fa5d1','b51db7a0ba110882b58a19d4767c0ca604d8126ca0db13690dd014f9ff8fe48d');
INSERT INTO "event" VALUES(28,7299675614390732015,8057685102706457446,'lead','split code a/d into a/f',NULL,'code_change',1135434924250206763,NULL,'{"code_id":4558828775911538421,"id":1135434924250206763,"revision":2,"what":"split into a/f"}','2026-11-25T03:42:23.288Z','441d98da4e8a7dbe4f8f4715d2e1891e','6f808fd5cb7db21d628954679addf5f3be0a386302d69c8e8f51567bfcf903bc','8918096742b2cb50c6d2c2daf4de6bf74599c97196db0b80d9bf6013ed256e91');
CREATE TABLE finished (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        made_at VARCHAR NOT NULL,
        made_under INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, transcript_id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
INSERT INTO "finished" VALUES(121488158250531784,4985905621638447445,213438562165841109,'2026-11-25T03:42:23.285Z',1);
CREATE TABLE internal_view (
        id INTEGER NOT NULL,
        what VARCHAR NOT NULL,
        at VARCHAR NOT NULL,
        PRIMARY KEY (id)
    );
CREATE TABLE interviewee (
        id INTEGER NOT NULL,
        pseudonym VARCHAR NOT NULL,
        category_id INTEGER NOT NULL,
        consent VARCHAR NOT NULL,
        attributes JSON NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (pseudonym),
        FOREIGN KEY(category_id) REFERENCES category (id)
    );
INSERT INTO "interviewee" VALUES(8394297010332612517,'S-1',168406284656618778,'verbatim','{}',0);
CREATE TABLE kept_word (
        id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (text)
    );
INSERT INTO "kept_word" VALUES(648959723095114557,'cold');
CREATE TABLE memo (
        id INTEGER NOT NULL,
        about VARCHAR NOT NULL,
        coder_id INTEGER,
        transcript_id INTEGER,
        code_id INTEGER,
        revision INTEGER,
        start INTEGER,
        "end" INTEGER,
        text VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        changed_at VARCHAR NOT NULL,
        digest_key VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    );
INSERT INTO "memo" VALUES(845031950825461949,'passage',4985905621638447445,213438562165841109,NULL,1,29,33,'a note','2026-11-25T03:42:23.281Z','2026-11-25T03:42:23.281Z','d55ae04a3979f9ec1ed0ab42fe0a1e0d','2330e7cc9b855d357123cc63c015ee802e86c649bc020fa9717c9fdb47ee1f03');
CREATE TABLE migration (
        name VARCHAR NOT NULL,
        applied_at VARCHAR NOT NULL,
        PRIMARY KEY (name)
    );
INSERT INTO "migration" VALUES('0001-first','2026-11-25T03:42:23.253Z');
INSERT INTO "migration" VALUES('0002-desk','2026-11-25T03:42:23.254Z');
INSERT INTO "migration" VALUES('0003-kept-words','2026-11-25T03:42:23.255Z');
CREATE TABLE pin (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, number),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    );
INSERT INTO "pin" VALUES(7489229966576330549,4985905621638447445,1,8649416006001575395);
CREATE TABLE progress (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        turns INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, transcript_id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
CREATE TABLE revision (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        characters INTEGER NOT NULL,
        words INTEGER NOT NULL,
        turns JSON NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (transcript_id, number),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    );
INSERT INTO "revision" VALUES(2365012685434917740,213438562165841109,1,'0dae2af8d6d37a23cfa919069890582c84de64d74338ac417ce1616206ba2f57',44,5,'[["interviewer", "INT", null, 5, 16, null], ["interviewee", "S-1", 8394297010332612517, 22, 43, null]]');
CREATE TABLE revision_text (
        revision_id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        PRIMARY KEY (revision_id),
        FOREIGN KEY(revision_id) REFERENCES revision (id)
    );
INSERT INTO "revision_text" VALUES(2365012685434917740,'INT: How was it?
S-1: It was cold and long.
');
CREATE TABLE study (
        id INTEGER NOT NULL,
        uid VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        blind VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        PRIMARY KEY (id)
    );
INSERT INTO "study" VALUES(879278912809876855,'83ff6d1e57d5b23eabb9bde90fa4a72e','Old','always','2026-11-25T03:42:23.255Z');
CREATE TABLE study_rule (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    );
CREATE TABLE transcript (
        id INTEGER NOT NULL,
        "key" VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        attributes JSON NOT NULL,
        reviewed_by VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE ("key")
    );
INSERT INTO "transcript" VALUES(213438562165841109,'one',0,1,'{}','lead');
CREATE TABLE turn (
        revision_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        role VARCHAR NOT NULL,
        speaker VARCHAR NOT NULL,
        interviewee_id INTEGER,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        time INTEGER,
        PRIMARY KEY (revision_id, number),
        FOREIGN KEY(revision_id) REFERENCES revision (id),
        FOREIGN KEY(interviewee_id) REFERENCES interviewee (id)
    ) WITHOUT ROWID
    ;
INSERT INTO "turn" VALUES(2365012685434917740,0,'interviewer','INT',NULL,5,16,NULL);
INSERT INTO "turn" VALUES(2365012685434917740,1,'interviewee','S-1',8394297010332612517,22,43,NULL);
CREATE INDEX action_stack ON action (actor, state, seq)
    ;
CREATE INDEX event_action ON event (action_id)
    ;
CREATE INDEX coding_layer ON coding (transcript_id, coder_id, code_id, start)
    ;
CREATE INDEX ix_coding_code_id ON coding (code_id)
    ;
CREATE INDEX ix_finished_transcript_id ON finished (transcript_id)
    ;
CREATE INDEX ix_interviewee_category_id ON interviewee (category_id)
    ;
CREATE INDEX coding_counts ON coding (coder_id, code_id)
    ;
CREATE UNIQUE INDEX code_at_the_top ON code ("key") WHERE parent_id IS NULL
    ;
CREATE INDEX ix_assignment_transcript_id ON assignment (transcript_id)
    ;
CREATE INDEX ix_code_change_code_id ON code_change (code_id)
    ;
CREATE INDEX ix_memo_coder_id ON memo (coder_id)
    ;
CREATE INDEX ix_memo_transcript_id ON memo (transcript_id)
    ;
CREATE INDEX ix_memo_code_id ON memo (code_id)
    ;
CREATE INDEX ix_pin_code_id ON pin (code_id)
    ;
CREATE INDEX ix_progress_transcript_id ON progress (transcript_id)
    ;
COMMIT;
