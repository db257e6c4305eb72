/**
 * Common names of the world, by the cultures that have them: a stranger may well bear two of them. Commonest first. `share` is how
 * many per cent of the bearers' people have the commonest given and the commonest family name; the others follow
 * roughly as one by their rank. General knowledge after the name statistics that censuses and registers publish (US Census and
 * Social Security, ONS, INSEE, INE, ISTAT, Destatis-type telephone counts, Rosstat-type registers, the censuses of Korea, China and
 * Vietnam); neither complete nor exact: it only has to tell what is common from what is not.
 */
export interface CommonNames {
  people: string;
  share: readonly [given: number, family: number];
  given: string;
  family: string;
}

export const commonNames: readonly CommonNames[] = [
  {
    people: "English-speaking",
    share: [3, 1],
    given:
      "james john robert michael mary david william richard thomas jennifer charles joseph elizabeth patricia linda barbara susan margaret daniel matthew christopher paul mark george kenneth steven edward brian ronald anthony kevin jason sarah karen nancy lisa helen sandra donna carol ruth sharon michelle laura kimberly deborah jessica amanda melissa stephanie rebecca dorothy betty ashley emily samantha andrew joshua ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose henry adam douglas nathan peter zachary kyle walter harold jeremy ethan carl keith roger gerald christian terry sean arthur austin noah lawrence jesse joe bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip bobby johnny bradley simon ian neil graham colin stuart martin adrian craig darren gareth lee oliver harry charlie oscar leo max lucy emma olivia sophie charlotte chloe hannah amy rachel claire victoria katherine catherine kate anna grace alice rose jane julie angela christine diane janet joan joyce anne ann heather teresa gloria cheryl megan andrea jacqueline martha amelia isabella mia ava sophia evelyn frances jean abigail natalie denise marilyn danielle beverly theresa diana brittany doris kayla alexis lori marie tom tim jim mike bob bill chris dave steve dan ben sam nick tony alex jeff greg",
    family:
      "smith johnson williams brown jones miller davis wilson anderson taylor thomas moore martin jackson thompson white harris clark lewis robinson walker young allen king wright scott hill green adams baker nelson carter mitchell roberts turner phillips campbell parker evans edwards collins stewart morris murphy cook rogers morgan cooper peterson bailey reed kelly howard ward cox richardson wood watson brooks bennett gray james hughes price myers long foster sanders ross powell sullivan russell fisher henderson cole west jordan reynolds hamilton graham wallace woods bryant alexander hayes ellis harrison gibson mcdonald marshall owens ford hunter mason kennedy wells webb simpson stevens tucker porter hicks crawford boyd burns henry warren dixon hunt palmer black holmes stone robertson mills rice knight ferguson rose gordon shaw hart arnold wagner hudson spencer gardner stephens payne pierce berry matthews willis ray watkins olson carroll duncan snyder cunningham bradley lane andrews harper fox riley armstrong carpenter weaver greene lawrence elliott chambers grant lynch oneill obrien ryan walsh byrne oconnor davies patel khan lloyd griffiths owen rees jenkins barnes chapman butler fletcher bell barker dawson saunders rowe lamb day perry johnston fraser murray macdonald reid thomson paterson watt",
  },
  {
    people: "German",
    share: [2, 1],
    given:
      "michael thomas andreas peter stefan stephan christian hans klaus wolfgang martin frank markus juergen jurgen bernd uwe alexander matthias daniel jan dirk ralf joerg jorg heinz helmut manfred guenter gunter gerhard dieter horst karl werner walter josef franz johann sebastian tobias florian philipp lukas felix maximilian paul leon jonas tim david simon dominik patrick kevin fabian marcel sven torsten thorsten heiko holger volker rainer rolf kurt herbert hermann anna maria sabine susanne petra monika andrea claudia birgit karin heike martina gabriele angelika ursula brigitte renate helga christine barbara elke silke anja katrin kathrin julia stefanie nicole sandra melanie katharina laura lena lea sarah hannah sophie marie emma mia elisabeth ingrid gisela eva christina ulrike kerstin anke tanja simone jana lisa johanna charlotte clara luca ben elias noah louis emil",
    family:
      "mueller muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schaefer schafer koch bauer richter klein wolf schroeder schroder neumann schwarz zimmermann braun krueger kruger hofmann hartmann lange schmitt werner schmitz krause meier lehmann schmid schulze maier koehler kohler herrmann koenig konig walter mayer huber kaiser fuchs peters lang scholz moeller moller weiss jung hahn schubert vogel friedrich keller guenther gunther frank berger winkler roth beck lorenz baumann franke albrecht schuster simon ludwig boehm bohm winter kraus martin schumacher kraemer kramer vogt stein jaeger jager otto sommer gross seidel heinrich brandt haas schreiber graf schulte dietrich ziegler kuhn kuehn pohl engel horn busch bergmann thomas voigt sauer arnold wolff pfeiffer gruber steiner moser egger brunner hofer leitner wimmer eder pichler",
  },
  {
    people: "French",
    share: [3, 1],
    given:
      "jean marie pierre michel andre philippe rene louis alain jacques bernard marcel daniel roger robert paul claude christian henri georges nicolas francois christophe patrick gerard frederic laurent julien stephane eric pascal thierry david olivier dominique guy maurice sebastien thomas antoine alexandre maxime kevin vincent guillaume romain benjamin mathieu anthony hugo lucas leo gabriel raphael arthur jules adam etienne yves serge joseph bruno didier gilles xavier fabrice jerome cedric nathalie isabelle sylvie catherine martine francoise christine monique jacqueline anne nicole sophie valerie sandrine stephanie celine veronique julie aurelie emilie camille lea manon chloe emma sarah laura marion pauline mathilde clara charlotte alice louise juliette brigitte chantal annie claire elodie virginie corinne caroline jeanne madeleine helene agnes cecile delphine patricia florence",
    family:
      "martin bernard thomas petit robert richard durand dubois moreau laurent simon michel lefebvre lefevre leroy roux david bertrand morel fournier girard bonnet dupont lambert fontaine rousseau vincent muller blanc guerin boyer garnier chevalier francois legrand gauthier garcia perrin robin clement morin nicolas henry roussel mathieu gautier masson marchand duval denis dumont marie lemaire noel meyer dufour meunier brun blanchard giraud joly riviere lucas brunet gaillard barbier arnaud martinez gerard roche renard schmitt roy leroux colin vidal caron picard roger fabre aubert lemoine renaud dumas lacroix olivier philippe bourgeois pierre benoit rey leclerc payet rolland leclercq guillaume lecomte lopez jean dupuy guillot hubert berger carpentier sanchez dupuis moulin louis deschamps huet vasseur perez boucher fleury royer klein jacquet adam paris poirier marty aubry guyot carre charles renault charpentier menard maillard baron bertin bailly herve schneider fernandez tremblay gagnon cote bouchard mercier faure peeters janssens maes jacobs willems goossens claes wouters diallo traore coulibaly keita camara toure konate kone cisse sow ba ndiaye diop fall gueye",
  },
  {
    people: "Spanish-speaking",
    share: [5, 3.5],
    given:
      "maria jose juan antonio luis francisco carlos manuel jesus miguel pedro javier david angel rafael fernando jorge alejandro daniel alberto ana carmen sergio roberto ricardo eduardo pablo ramon enrique andres raul diego oscar mario victor guillermo arturo hector cesar julio ruben marco martin alfredo gerardo salvador rosa laura isabel martha patricia guadalupe elena lucia cristina marta pilar teresa gloria sandra silvia claudia monica andrea paula sara sofia valentina camila daniela gabriela alejandra adriana carolina diana natalia veronica leticia margarita juana josefa dolores mercedes alicia beatriz rocio raquel susana julia irene angela blanca esperanza luz yolanda ignacio joaquin vicente alvaro ivan hugo marcos adrian santiago nicolas sebastian mateo gabriel felipe emilio esteban gustavo rodrigo mauricio agustin gonzalo jaime armando ernesto felix gilberto humberto ismael leonardo lorenzo orlando rodolfo rogelio alfonso domingo gregorio benjamin edgar omar samuel tomas cristian julian fabian german marcela paola lorena viviana norma",
    family:
      "garcia rodriguez gonzalez hernandez lopez martinez perez sanchez ramirez torres fernandez flores gomez diaz cruz morales reyes gutierrez ortiz ramos ruiz alvarez mendoza castillo jimenez romero moreno vargas rivera chavez herrera medina castro aguilar vasquez vazquez munoz guzman rojas salazar mendez contreras soto silva delgado rios pena guerrero leon ortega estrada sandoval nunez cortes santos campos vega cabrera espinoza navarro dominguez marquez alvarado molina acosta figueroa avila luna juarez suarez miranda ayala fuentes carrillo rosales valencia serrano blanco ibarra molina gil marin sanz iglesias rubio garrido santana lozano cano prieto calvo gallego vidal arias pascual herrero ferrer santiago duran lorenzo hidalgo montero benitez ibanez carmona roman esteban mora vicente santana pastor bravo parra soler velasco moya saez pardo mejia cardenas pacheco valdez villarreal lara salas trejo solis cervantes escobar cordova bautista zamora ochoa peralta villanueva galvan osorio rosas cisneros velazquez velasquez quintero restrepo cardona zapata gonzales giraldo londono correa arango montoya jaramillo henao ospina hoyos mosquera palacios valderrama quispe mamani huaman condori paz bustos sosa ledesma pereyra gimenez aguirre franco maldonado padilla barrera camacho trujillo andrade zuniga macias robles orozco meza",
  },
  {
    people: "Portuguese-speaking",
    share: [6, 6],
    given:
      "maria jose joao antonio ana francisco carlos paulo pedro luiz luis lucas marcos rafael daniel marcelo bruno eduardo felipe rodrigo manoel manuel fernando gabriel adriana juliana marcia fernanda patricia aline sandra camila amanda bruna jessica leticia julia luciana vanessa mariana vera vitoria larissa claudia beatriz rita raimundo sebastiao miguel jorge andre fabio roberto ricardo gustavo leonardo thiago tiago diego diogo rui nuno vitor victor matheus mateus guilherme gonçalo goncalo duarte henrique alexandre sergio mario catarina ines sofia helena teresa isabel filipa carla sonia paula cristina raquel susana laura alice luisa simone renata tatiana",
    family:
      "silva santos oliveira souza sousa rodrigues ferreira alves pereira lima gomes costa ribeiro martins carvalho almeida lopes soares fernandes vieira barbosa rocha dias nascimento andrade moreira nunes marques machado mendes freitas cardoso ramos goncalves santana teixeira araujo pinto cavalcante cavalcanti monteiro moura castro campos correia cunha azevedo melo barros cruz medeiros batista miranda reis neves coelho fonseca borges tavares pires duarte matos simoes henriques antunes morais moraes figueiredo macedo nogueira siqueira farias pinheiro brito amaral leite",
  },
  {
    people: "Italian",
    share: [3, 0.8],
    given:
      "giuseppe maria giovanni anna antonio mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo michele giorgio aldo sergio luciano marco andrea alessandro stefano roberto luca matteo lorenzo davide simone riccardo federico gabriele leonardo alberto claudio massimo fabio daniele nicola enrico giulia sofia chiara francesca sara laura valentina alessia martina elisa silvia elena paola giovanna rosa angela lucia teresa carmela caterina daniela barbara cristina roberta patrizia rita monica federica ilaria alice aurora giorgia beatrice emma",
    family:
      "rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti de luca costa giordano mancini rizzo lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini leone longo gentile martinelli vitale lombardo serra coppola marchetti parisi villa conte ferraro ferri fabbri bianco marini grasso valentini messina sala gatti pellegrini palumbo sanna farina rizzi monti cattaneo morelli amato silvestri mazza testa grassi pellegrino carbone giuliani benedetti barone rossetti caputo montanari guerra palmieri bernardi martino fiore ferretti bellini basile riva donati piras vitali battaglia sartori neri costantini milani pagano ruggiero sorrentino orlando negri mantovani",
  },
  {
    people: "Dutch",
    share: [3, 1],
    given:
      "jan johannes peter pieter hendrik willem cornelis johan kees henk piet gerrit jeroen mark marc martijn erik bas sander thomas daan sem lucas bram tim lars ruben dirk wim hans frank rob anna maria johanna elisabeth margaretha cornelia sanne emma julia lisa anouk femke marieke linda monique ingrid karin eva sophie lotte",
    family:
      "jong jansen janssen vries berg bakker dijk visser smit meijer boer mulder groot bos vos peters hendriks leeuwen dekker brouwer wit dijkstra smits graaf meer linden kok jacobs haan vermeulen heuvel veen broek bruijn schouten beek willems vliet maas verhoeven koster prins blom huisman peeters kuipers veenstra postma hoekstra",
  },
  {
    people: "Nordic",
    share: [3, 4],
    given:
      "lars erik anders per karl johan nils mikael peter jan hans thomas jens henrik martin soren niels jorgen morten christian michael fredrik magnus daniel andreas stefan mats ola kjell bjorn arne knut svein rune terje geir tor olav juha timo matti jari mika kari antti pekka maria anna kristina eva margareta elisabeth birgitta karin ingrid sara linda emma anne inger kirsten mette hanne bente liv marit hege tuula anne ritva leena pirjo marja sofia johanna ida julia",
    family:
      "johansson andersson karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson jonsson jansson hansson bengtsson lindberg jakobsson magnusson lindstrom olofsson lindqvist lindgren berg axelsson bergstrom lundberg lind lundgren jensen nielsen hansen pedersen andersen christensen larsen sorensen rasmussen jorgensen petersen madsen kristensen olsen thomsen christiansen poulsen johansen moller mortensen johnsen pettersen eriksen karlsen jacobsen halvorsen haugen hagen berge dahl lund korhonen virtanen makinen nieminen makela hamalainen laine heikkinen koskinen jarvinen",
  },
  {
    people: "Polish, Czech, Slovak and Hungarian",
    share: [3, 0.8],
    given:
      "jan andrzej piotr krzysztof stanislaw tomasz pawel jozef marcin marek michal grzegorz jerzy tadeusz adam lukasz zbigniew ryszard dariusz henryk mariusz kazimierz wojciech robert mateusz marian rafal jacek janusz miroslaw maciej slawomir jaroslaw kamil wieslaw roman jakub anna maria katarzyna malgorzata agnieszka barbara krystyna ewa elzbieta zofia teresa magdalena joanna janina monika danuta jadwiga aleksandra halina irena beata marta dorota helena jiri petr pavel martin josef jaroslav tomas miroslav zdenek vaclav jana marie eva hana lenka katerina lucie vera laszlo istvan jozsef janos zoltan sandor gabor ferenc attila peter tamas zsolt tibor andras csaba imre lajos balazs gyorgy katalin ilona eva zsuzsanna erzsebet agnes andrea judit",
    family:
      "nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak dabrowski kozlowski jankowski mazur wojciechowski kwiatkowski krawczyk kaczmarek piotrowski grabowski zajac pawlowski michalski krol wieczorek jablonski wrobel nowakowski majewski olszewski stepien malinowski jaworski adamczyk dudek nowicki pawlak gorski witkowski walczak sikora baran rutkowski michalak szewczyk ostrowski tomaszewski pietrzak zalewski wroblewski novak svoboda novotny dvorak cerny prochazka kucera vesely horak nemec pokorny marek pospisil hajek kral jelinek ruzicka benes fiala sedlak dolezal zeman kolar horvath kovac varga toth nagy balaz kovacs szabo horvat kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros olah simon racz fekete szilagyi",
  },
  {
    people: "Balkan",
    share: [3, 1.5],
    given:
      "milan dragan zoran aleksandar nikola marko dejan goran stefan jovan petar ivan milos luka vladimir slobodan branko nenad predrag bojan igor ivana marija ana jelena milica dragana snezana katarina jovana mirjana gordana vesna josip ante tomislav mario kresimir ivica zeljko stjepan mate emir haris amar edin samir almir adnan amina lejla georgi dimitar nikolay hristo todor petya maria elena ivanka ion andrei alexandru mihai gheorghe constantin vasile florin adrian marian daniel stefan cristian ionut elena ioana andreea mihaela gabriela georgios dimitrios konstantinos ioannis nikolaos panagiotis vasileios christos athanasios michail evangelos eleni maria aikaterini vasiliki sofia angeliki georgia giorgos yannis nikos dimitris kostas artan agim arben ilir besnik drita",
    family:
      "jovanovic petrovic nikolic markovic djordjevic stojanovic ilic stankovic pavlovic milosevic popovic todorovic simic kovacevic lukic savic mitrovic zivkovic tomic kostic horvat kovacic babic maric juric novak vukovic knezevic markovic matic petrovski nikolovski hodzic hadzic music ivanov georgiev dimitrov petrov nikolov hristov stoyanov todorov iliev vasilev atanasov popescu ionescu popa radu dumitru stan stoica gheorghe rusu munteanu matei constantin serban moldovan marin dumitrescu papadopoulos pappas georgiou dimitriou ioannou nikolaou konstantinou papadakis vasiliou oikonomou hoxha shehu prifti krasniqi gashi berisha zupancic kovac",
  },
  {
    people: "Russian, Ukrainian and Belarusian",
    share: [6, 1.2],
    given:
      "alexander aleksandr sergey sergei vladimir andrey andrei alexey aleksey alexei dmitry dmitri dmitriy mikhail ivan nikolay nikolai yuri yury igor evgeny evgeniy evgenii oleg viktor victor vasily vasiliy anatoly pavel konstantin maxim maksim roman denis anton artem artyom vitaly vyacheslav viacheslav stanislav boris leonid ilya kirill grigory vadim ruslan nikita egor daniil timur valery gennady pyotr petr georgy eduard arkady stepan fedor fyodor semyon elena olga tatiana tatyana natalia natalya irina svetlana anna ekaterina maria mariya marina yulia julia lyudmila galina nadezhda lyubov valentina nina vera larisa victoria viktoria oksana anastasia daria darya ksenia polina alina alla evgenia zhanna sofia oleksandr serhiy serhii volodymyr andriy andrii mykola ihor oleh yuriy yurii viktoriya dmytro mykhailo vasyl olena tetiana iryna nataliya aliaksandr siarhei uladzimir dzmitry mikalai aleh",
    family:
      "ivanov smirnov kuznetsov popov petrov vasiliev vasilyev sokolov mikhailov novikov fedorov morozov volkov alekseev alexeev lebedev semenov semyonov egorov pavlov kozlov stepanov nikolaev nikolayev orlov andreev makarov nikitin zakharov zaytsev zaitsev solovyov soloviev borisov yakovlev grigoriev romanov vorobyov sergeev kuzmin frolov alexandrov aleksandrov dmitriev korolev gusev kiselev ilyin ilin maksimov maximov polyakov sorokin vinogradov kovalev belov medvedev antonov tarasov zhukov baranov filippov komarov davydov belyaev gerasimov bogdanov osipov sidorov matveev titov markov mironov krylov kulikov karpov vlasov melnikov denisov gavrilov tikhonov kazakov afanasiev danilov savelyev timofeev fomin chernov abramov martynov efimov fedotov shcherbakov nazarov kalinin isaev chernyshev bykov maslov rodionov konovalov lazarev voronin klimov filatov ponomarev golubev kudryavtsev prokhorov naumov potapov zhuravlev ovchinnikov trofimov leonov sobolev ermakov kolesnikov goncharov emelyanov nikiforov grachev kotov grishin efremov arkhipov gromov kirillov malyshev panov moiseev rumyantsev akimov kondratiev biryukov gorbunov anisimov eremin tikhomirov galkin lukyanov mikheev skvortsov yudin belousov nesterov simonov prokofiev kharitonov knyazev tsvetkov levin mitrofanov voronov aksenov sofronov maltsev loginov gorshkov savin krasnov mayorov demidov eliseev rybakov safonov plotnikov demin khokhlov fadeev molchanov ignatov litvinov ershov ushakov dementiev ryabov mukhin kalashnikov leontiev lobanov kuzin korneev evdokimov borodin platonov nekrasov balashov bobrov zhdanov blinov ignatiev korotkov muravyov kryukov belyakov bogomolov drozdov lavrov zuev petukhov larin nikulin serov terentiev zotov ustinov fokin samoilov konstantinov sakharov shishkin samsonov cherkasov chistyakov nosov spiridonov karasev avdeev vorontsov zverev vladimirov seleznev nechaev kudryashov sedov firsov andrianov panfilov golovin terekhov ulyanov shestakov ageev nikonov selivanov bazhenov gordeev kozhevnikov pakhomov zimin kostin shirokov filimonov larionov ovsyannikov sazonov suvorov nefedov kornilov lyubimov gorelov shevchenko bondarenko kovalenko tkachenko kravchenko melnyk melnik shevchuk oliynyk kovalchuk polishchuk bondar tkachuk marchenko lysenko rudenko savchenko petrenko moroz kravchuk klymenko pavlenko savchuk kuzmenko levchenko panchenko ponomarenko vasylenko koval romanenko kharchenko pavliuk moroz novik kozlov zhuk kovalev popova ivanova petrova",
  },
  {
    people: "Caucasian and Central Asian",
    share: [2, 1.5],
    given:
      "giorgi davit nino levan irakli zurab tamar mariam ana armen artur hayk tigran aram karen gagik ashot samvel vardan anahit armine gohar elchin rashad vugar elnur farid orkhan ilham aysel leyla gunel nigar azamat aibek bakyt nurlan marat askar daulet yerlan ruslan timur rustam alisher sherzod jasur bekzod dilshod otabek ulugbek gulnara aigul dinara madina zarina nilufar farhod umid shukhrat akmal",
    family:
      "beridze mamedov mammadov aliyev hasanov huseynov guliyev quliyev ismayilov ahmadov ibrahimov abdullayev rzayev karimov rahimov yusupov rakhimov rashidov khasanov sultanov akhmedov saidov nazarov ergashev umarov kapanadze gelashvili maisuradze giorgadze lomidze kvaratskhelia harutyunyan sargsyan hakobyan grigoryan hovhannisyan petrosyan khachatryan vardanyan gevorgyan karapetyan akhmetov omarov kim ospanov iskakov suleimenov abdullaev magomedov ibragimov gasanov kurbanov ramazanov",
  },
  {
    people: "Turkish",
    share: [5, 1.3],
    given:
      "mehmet mustafa ahmet ali huseyin hasan ibrahim ismail osman yusuf murat omer ramazan halil suleyman abdullah mahmut recep salih fatih kadir emre hakan serkan burak cem can kemal orhan erdal yasar metin adem kenan volkan onur tolga umit deniz baris ozgur selim bekir bulent cengiz erkan ercan ilker sinan tuncay ufuk fatma ayse emine hatice zeynep elif meryem serife zehra sultan hanife merve havva zeliha esra ozlem yasemin sevgi hulya dilek derya ebru tugba gul nur aylin selin",
    family:
      "yilmaz kaya demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc kurt ozkan simsek polat korkmaz ozcan cakir erdogan yavuz can acar sen aktas guler yalcin gunes bozkurt bulut keskin unal turan gul ozer isik kaplan avci sari tekin tas kose yuksel ates aksoy",
  },
  {
    people: "Arab",
    share: [10, 2],
    given:
      "mohammed mohamed muhammad ahmed ahmad ali mahmoud hassan hasan hussein hussain ibrahim abdullah omar khaled khalid yousef youssef mustafa said saeed saleh salem salim abdulrahman abdelrahman abdulaziz fatima aisha maryam mariam zainab khadija sara sarah noor nour amina layla leila huda hana salma samira nadia rania yasmin hamza bilal tariq tarek karim kareem samir sami rami nasser nasir faisal fahad fahd sultan turki majid majed walid waleed ziad ziyad imad emad osama usama hisham adel adil jamal kamal amir ammar yasser yasir anwar ayman ashraf hani hamed hamid hamad hamdan rashid rashed saif sayed sayyed mansour marwan malik mazen muhannad munir murad nabil najib nizar qasim kassem raed rafiq ramadan ramzi riad riyad rida saad sabri salah salman shadi sharif suleiman sulaiman taha taher wael wissam yahya yunus younes zakaria zaid zayd abdo abdulkarim abdelkader abdelaziz abdulhamid abdulqader abdulmalik abdulwahab abdulhadi abdulkader abdelhamid abdelkarim isa issa musa moussa idris ismail ishaq yaqub dawood daoud haroun harun ilyas anas abbas haider haidar jaafar jafar kadhim mahdi mehdi sadiq sadeq sajjad qais qusay uday omran rakan bandar nawaf badr bader ghassan firas feras basel basil bassam louay iyad eyad jihad fadi fares faris fuad fouad ghazi habib hafez jaber jabir khalil lutfi mishal mubarak mukhtar mokhtar naji najm nasr rachid redha samer thamer zuhair abdelilah brahim driss hicham jawad mounir noureddine rachida siham soumaya souad zineb",
    family:
      "mohammed ahmed ali hassan hussein ibrahim khalil saleh salem abdullah mahmoud hamad hamid hamdan haddad khoury nasser nassar mansour masri shami sharif said saeed salman suleiman omar othman osman najjar hariri khatib qasim kassem rahman rashid saad sabbagh sayed youssef zayed ghamdi qahtani otaibi harbi shehri zahrani dosari mutairi shammari anzi maliki hashimi hashemi husseini husayni jaber jabiri iraqi baghdadi tikriti mosuli dulaimi jubouri ubaidi obeidi janabi saadi tamimi kaabi rubaie sheikh habib amin ameen aziz awad ayoub bakr bashir darwish daher fares farah fayed ghanem habash hamdi hamoud issa jamal jabr karam kamal madani maghribi mahdi makki malik mustafa najm noor qadir qureshi ramadan sabri salama salim shaheen sulaiman taha taher tawfiq yassin younis zaki zein abboud abbas alawi ansari attar badawi balawi bennani alaoui idrissi tazi benjelloun berrada amrani fassi filali benali bouzid benslimane belkacem bouaziz hamdi trabelsi mejri jaziri gharbi ayari maliki mabrouk ferchichi boukhari cherif haddadi ziani saidi brahimi mansouri rahmani kaddour slimani khelifi moussaoui hamidi bensaid benyahia nasri sassi toumi yahyaoui chaoui",
  },
  {
    people: "Iranian and Afghan",
    share: [9, 3],
    given:
      "mohammad ali hossein reza mehdi hassan ahmad amir fatemeh zahra maryam masoumeh zeinab saeed hamid majid mohsen mahmoud abbas akbar asghar javad morteza mostafa hadi vahid saeid behzad bahram farhad farid kamran kian arash siavash babak davood ebrahim esmail ghasem gholam gholamreza alireza mohammadreza hamidreza amirhossein jafar jalal karim kazem khosrow mansour masoud mojtaba naser nasser omid parviz peyman rahim ramin sadegh sajad sina yousef leila sara narges somayeh elham nasrin parisa mina mahsa azadeh shirin roya nahid fariba abdul rahman rahmatullah habibullah najibullah noor gul wali sher aziz nasir zabihullah hamidullah asadullah haji mullah khan mirwais karzai ghulam nazir aminullah obaidullah hedayatullah sayed zalmai shah",
    family:
      "mohammadi hosseini ahmadi karimi moradi rahimi mousavi ebrahimi jafari hashemi rezaei rezai hassani alavi sadeghi kazemi ghasemi akbari asadi heidari heydari amiri bagheri abbasi soltani nazari norouzi tehrani shirazi esfahani tabrizi khorasani kermani yazdi hamedani qomi mahmoudi mahdavi moghaddam najafi naderi nouri noori norouzi parsa rahmani rostami safari salehi shahbazi sharifi tavakoli yousefi yazdani zamani zare farahani ghorbani jalali khalili maleki mirzaei mohseni mokhtari golzar azizi bahrami davoudi eskandari fallah habibi jamshidi kamali karami khosravi mansouri nikzad omidi pour rad shahidi taheri vaziri zadeh zand khan ahmadzai wardak haidari akbari sadat popal stanikzai noorzai barakzai achakzai ibrahimi sultani qaderi faizi nazari hakimi sharifi amini",
  },
  {
    people: "Pakistani and Bengali",
    share: [10, 5],
    given:
      "muhammad mohammad ahmed ali hassan hussain imran usman bilal asif tariq khalid shahid nadeem naveed kashif faisal adnan kamran waqas umar omar zahid sajid rashid arshad amjad javed iqbal saeed rehan fahad hamza hamid zubair junaid asad asim atif babar farhan haroon irfan ishaq ismail jamil khurram mansoor mehmood mubashir mushtaq nasir nawaz noman pervaiz qasim raheel rafiq riaz saad saqib shafiq shakeel sohail tahir waseem yasir younis zafar zeeshan fatima ayesha maryam sana sadia saima amna hina nadia rabia shazia bushra farah samina rukhsana nasreen nasrin abdul abdur md mohammed rahman rahim karim kabir jahangir mizanur rafiqul shafiqul nazrul aminul anwar habibur shahidul jahid rakib sumon rubel sohel taslima farzana shirin salma sharmin rokeya hasina khaleda",
    family:
      "khan ahmed ali hussain malik iqbal shah butt chaudhry chaudhary sheikh mirza raja qureshi siddiqui ansari hashmi akhtar aslam mahmood mehmood hassan raza abbas abbasi baig bhatti dar gill javed rana awan mughal rajput syed naqvi rizvi zaidi bukhari gilani kazmi niazi durrani afridi yousafzai khattak bangash marwat lodhi farooqi usmani anwar ashraf bashir nawaz rafiq rashid saleem shafi tariq yousaf zaman rahman islam hossain uddin begum khatun akter akhtar alam hasan haque hoque chowdhury miah mia sarkar sarker das roy sultana karim kabir mondal biswas talukder bhuiyan mollah sikder",
  },
  {
    people: "Indian",
    share: [2, 3],
    given:
      "rajesh ramesh suresh amit sanjay vijay anil sunil manoj rakesh ashok ajay rahul deepak vinod mukesh dinesh mahesh rajendra ravi raj kumar mohan krishna ram shyam gopal hari arun vikram vivek nitin sachin rohit ankit abhishek gaurav pankaj praveen prakash pradeep sandeep santosh satish shiv arjun karan aditya arvind alok naveen narendra harish jagdish kamal lalit mahendra naresh om rohan sameer siddharth subhash surendra tarun uday varun yogesh priya pooja neha anjali sunita anita geeta kavita rekha seema meena asha usha lakshmi radha sita gita shanti kiran jyoti deepa divya shreya swati ritu nisha sneha aishwarya ananya savita pushpa suman rani lata maya indira venkatesh srinivas murali balaji senthil ganesh karthik prasad rao joseph thomas george gurpreet harpreet manpreet jaspreet baljit",
    family:
      "kumar singh sharma devi patel gupta shah verma yadav jain reddy rao das nair menon iyer iyengar pillai mishra pandey tiwari dubey joshi mehta desai kulkarni deshmukh patil jadhav pawar shinde more chavan gaikwad agarwal aggarwal bansal goyal mittal garg chopra kapoor khanna malhotra sethi bhatia arora anand saxena srivastava tripathi chaturvedi shukla trivedi bhatt chauhan rathore thakur rajput sinha prasad ghosh bose banerjee mukherjee chatterjee chakraborty dutta sen roy paul mandal sahu behera mohanty nayak naidu chowdary varma raju krishnan subramanian raman venkatesan murugan gowda shetty hegde kaur gill sandhu dhillon sidhu grewal bajwa fernandes dsouza thomas mathew george joseph khan ansari sheikh",
  },
  {
    people: "Chinese",
    share: [4, 7],
    given:
      "wei jun min li fang jing ming hua ping hong lei yan jie tao bin hui bo qiang na xin xiu ying lin yang peng fei yu juan chao ling gang hao yi dan chen hai long xia guo qing yun wen bing dong feng liang cheng jian ning rong zhi xiang yong kai yuan mei lan xue sheng guang hai shan tian xiao lili jing yue ting qian zhen song jia jin lu zhong kun biao heng shuai zheng quan zhihao wenjie haoran yuxuan zixuan zihan jianguo jianhua guoqiang xiaoming xiaohong wenhua zhiqiang xiaoli weiming jianjun zhiwei yong guohua",
    family:
      "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo liang zheng xie song tang xu han deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren lu yao shen zhong cui tan jia fan fu shi jin liao wan qiu xia fang zou xiong bai meng qin hou yan xue lei long tao shi mao qian dai gu hao gong shao wan chang lai wen pang zhuang yin xing kong niu",
  },
  {
    people: "Chinese outside the mainland",
    share: [3, 9],
    given:
      "wai ming ka man chi wing kwok kin hung yuen siu mei ling yee fai kit chun ho yin lai kam sau shing keung tak kwong hing tat wah chung pui lok hei yan tsz hiu lam hoi nam mei hsiu chih chia yi hsin ya ting wei chun ying shu fen jung hao kuan chin hua jie wei hui li seng boon hock kim swee peng teck",
    family:
      "chan wong lee leung cheung lau ng cheng ho chow lam tang chu yeung tsang kwok yip hui fung mak tam tse chiu lo yuen law so choi fong au kwan siu poon pang to kong shum wan lui ko hung mok szeto ching chen lin huang chang li wang wu liu tsai yang hsu hsieh kuo tseng hsiao chou yeh su chuang lu chiang tan lim tay goh ong teo koh sim chua yeo toh low chong loh khoo foo chin yap chew heng kang quek ang",
  },
  {
    people: "Korean",
    share: [4, 21],
    given:
      "jun min ji hyun young seo yeon soo su hee jin woo ho hyeon sung seong kyung kyong eun yong jae chul chol sang dong hye joon hoon hun kyu won mi sook suk ja soon sun bin ah yun yoon jung jong chang il gil nam guk kuk hyok hyuk kwang myong myung song chun ryong ok hwa minjun seojun jihoon hyunwoo minji jiwoo soyeon",
    family:
      "kim lee park choi jung kang cho yoon jang lim han oh seo shin kwon hwang ahn song yoo hong jeon ko moon yang son bae baek heo nam shim noh ha kwak sung cha joo woo koo ryu ri pak choe jong chong yun sin an om paek ro",
  },
  {
    people: "Japanese",
    share: [1.5, 1.5],
    given:
      "hiroshi takashi kenji akira kazuo masao yoshio satoshi makoto takeshi yutaka minoru kenichi koji shigeru osamu tsutomu isamu susumu hideo naoki daisuke yusuke takuya kenta shota ryota tatsuya kazuya yuki yuto haruto sota ren hiroto keiko yoko kazuko sachiko michiko kyoko yumiko naoko tomoko akiko noriko yuko junko reiko emi mika megumi ayumi mayumi hiromi yui sakura hina aoi miyu rina ai kaori",
    family:
      "sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi saito shimizu yamazaki mori abe ikeda hashimoto ishikawa yamashita ogawa ishii hasegawa goto okada kondo maeda fujita endo aoki sakamoto murakami ota kaneko fujii fukuda nishimura miura takeuchi nakajima okamoto matsuda harada nakagawa nakano ono tamura fujiwara takagi ando ueda sugiyama kojima miyazaki wada",
  },
  {
    people: "Vietnamese",
    share: [8, 35],
    given:
      "van thi anh minh duc hung thanh hoa hoang huong lan linh mai nam nga ngoc phuong quang quan son tam thao thang thu thuy tien trang trung tuan tung viet vinh xuan yen dung duy hai hanh hien hieu hong khanh kim long loan my nhung tu bao chi cuong dat dinh giang ha huy khoa nhan phong phuc quoc tan tri tuyet van",
    family:
      "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh dao doan lam truong luong mai trinh cao ha ta thai",
  },
  {
    people: "South-east Asian",
    share: [2, 1.5],
    given:
      "budi agus sri siti dewi nur muhammad ahmad andi rizki dwi tri eko hendra rudi joko bambang slamet sutrisno wahyu adi arif ari indah rina yuni fitri putri ayu wati rahmat hidayat yusuf mohd abdul aziz ismail hassan faizal azman nurul siti aminah fatimah aung kyaw zaw min thein win htun tun myint khin mya su hla maung soe moe somchai somsak prasert suchart surachai wichai malee siriporn suda jose juan maria mark john jerome angelica christine michelle rodel ramon rommel reynaldo danilo rodrigo ferdinand",
    family:
      "santos reyes cruz bautista garcia mendoza ocampo ramos aquino villanueva castillo tolentino mercado aguilar dizon navarro salazar santiago rosario dela delacruz torres flores gonzales rivera fernandez castro pascual soriano valdez francisco hidayat wijaya susanto setiawan santoso saputra kurniawan gunawan nugroho wibowo pratama siregar nasution lubis harahap simanjuntak hassan abdullah rahman ismail ibrahim omar othman aung win oo tun zaw htwe kyaw myint thein lwin naing saetang srisuk wongsa",
  },
  {
    people: "Jewish and Israeli",
    share: [2, 2],
    given:
      "moshe yosef david avraham yaakov yitzhak shlomo haim daniel michael yehuda eliyahu shmuel itai noam omer ariel ido amit yossi avi eli uri gadi ronen eyal guy alon sarah rivka rachel leah esther miriam chana tamar noa maya yael shira michal galit orly ruth dina",
    family:
      "cohen levi levy mizrahi peretz biton dahan avraham friedman malka azoulay katz david amar ohayon hadad gabay ben-david segal shapiro goldberg rosenberg weiss klein kaplan schwartz stern rubin barak golan shalom avraham mor goldstein greenberg rosen feldman",
  },
  {
    people: "African south of the Sahara",
    share: [3, 1.5],
    given:
      "john joseph peter emmanuel samuel daniel david james moses paul grace mary esther ruth sarah elizabeth blessing chinedu emeka ngozi chioma chukwuma ikechukwu obinna uche ifeanyi oluwaseun adebayo olumide tunde babatunde folake funmilayo yetunde kwame kofi kwabena kwasi yaw ama akosua abena mamadou moussa ibrahima amadou ousmane abdoulaye boubacar cheikh modou fatou aminata mariama aissatou awa khadija abubakar musa ibrahim sani aliyu usman umar bello aminu hauwa zainab aisha tesfaye abebe bekele dawit yohannes haile getachew solomon tigist hana mulugeta girma kebede jean pierre innocent claude faustin mohamed abdi hassan ali ahmed omar farah hussein yusuf ismail thabo sipho nomsa themba lerato bongani tendai tatenda wanjiku kamau otieno achieng njoroge mwangi wambui kiprop",
    family:
      "mohammed abubakar ibrahim musa okafor okeke okonkwo eze nwosu obi adeyemi adebayo ogunleye balogun williams johnson oladipo bello usman suleiman mensah owusu boateng asante osei appiah amoah agyeman antwi addo ndlovu dlamini nkosi khumalo mokoena sithole mahlangu zulu naidoo botha pretorius vander merwe nel coetzee kruger moyo ncube sibanda banda phiri mwale kamau mwangi otieno ochieng njoroge kariuki kimani odhiambo wanjiru kipchoge abdi hassan ali omar farah mohamed warsame jama tesfaye bekele haile abebe kebede alemu desta gebre mugisha habimana uwimana ndayishimiye nkurunziza kabila ilunga mukendi tshibangu diallo traore toure keita kone ouedraogo sawadogo sissoko fofana bah barry sy ndiaye diop",
  },
];
